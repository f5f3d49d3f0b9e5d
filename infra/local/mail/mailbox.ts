import { createServer } from 'node:http';
import { html } from '../page/html.ts';
import { page } from '../page/page.ts';
import { listen, reply, replyHtml, replyJson, urlOf } from '../web.ts';
import type { Letter, Letters } from './letters.ts';

/** The pages that show the mail which the stack has sent, newest first, and the same as JSON. */
export function startMailbox(letters: Letters, port: number, undo: AsyncDisposableStack): Promise<number> {
  const server = createServer((request, response) => {
    const { pathname } = urlOf(request);
    if (pathname === '/') return replyHtml(response, 200, listPage(letters.list()));
    if (pathname === '/messages.json') return replyJson(response, 200, letters.list(), { 'cache-control': 'no-store' });
    const [, id = '', part] = /^\/messages\/([^/]+)(\/html)?$/.exec(pathname) ?? [];
    const letter = letters.find(id);
    if (!letter) return replyHtml(response, 404, page({ title: 'Mailbox', body: html`<h1>No such message</h1><p><a href="/">Back to the mailbox</a></p>` }));
    if (part === undefined) return replyHtml(response, 200, letterPage(letter));
    // The mail itself runs nothing and loads nothing, even when opened by its own address.
    reply(response, 200, letter.html, {
      'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store',
      'content-security-policy': "sandbox allow-popups; default-src 'none'; style-src 'unsafe-inline'; img-src data:",
    });
  });
  return listen(server, port, undo);
}

const when = (at: string) => html`<time datetime="${at}">${at.slice(0, 19).replace('T', ' ')}</time>`;

function listPage(letters: Letter[]): string {
  const rows = letters.map(
    ({ id, to, subject, at }) =>
      html`<li><a href="/messages/${id}"><span><strong>${subject || '(no subject)'}</strong><br><span class="quiet">${to.join(', ')}</span></span><span class="quiet">${when(at)}</span></a></li>`,
  );
  const list = html`<ul class="rows">${rows}</ul>`;
  const empty = html`<div class="card"><p><strong>No mail yet</strong></p><p class="quiet" style="margin:0">Whatever the stack sends arrives here and nowhere else: a transcript that a visitor asks for, or the invitation of an agent.</p></div>`;
  return page({
    title: 'Mailbox',
    refreshSeconds: 5,
    body: html`<h1>Mailbox</h1><p class="quiet">Mail that this stack has sent.</p>${letters.length > 0 ? list : empty}`,
  });
}

function letterPage({ id, from, to, subject, text, html: body, at }: Letter): string {
  const rich = html`<h2>HTML</h2><iframe title="HTML version" sandbox="allow-popups" src="/messages/${id}/html"></iframe>`;
  return page({
    title: subject || 'Mailbox',
    body: html`<p><a href="/">Mailbox</a></p><h1>${subject || '(no subject)'}</h1>
<dl><dt>From</dt><dd>${from}</dd><dt>To</dt><dd>${to.join(', ')}</dd><dt>Sent</dt><dd>${when(at)}</dd></dl>
${text === '' ? html`` : html`<h2>Text</h2><div class="card"><pre>${text}</pre></div>`}${body === '' ? html`` : rich}`,
  });
}
