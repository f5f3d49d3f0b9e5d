import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { parseJson } from '../json.ts';
import { html } from '../page/html.ts';
import { page } from '../page/page.ts';
import type { Fire } from '../scheduler/schedule.ts';
import { demoOperator, demoPassword, demoShops } from '../seed/demo.ts';
import { listen, readBody, reply, replyHtml, replyJson, urlOf } from '../web.ts';
import type { StackAddresses } from './addresses.ts';

type Needs = {
  addresses: StackAddresses; deadLetters: () => number; port: number;
  /** Fires the schedule for a chosen moment; only tests have it. */
  tick: Fire | undefined;
};

/** The page that a person opens first. */
export function startPage({ addresses, deadLetters, tick, port }: Needs, undo: AsyncDisposableStack): Promise<number> {
  const server = createServer((request, response) => {
    const { pathname } = urlOf(request);
    if (pathname === '/') return replyHtml(response, 200, welcome(addresses, deadLetters()));
    if (pathname === '/stack.json') return replyJson(response, 200, addresses, { 'cache-control': 'no-store' });
    if (pathname === '/tick' && tick && request.method === 'POST') return void fire(tick, request, response);
    reply(response, 404, 'Not found', { 'content-type': 'text/plain' });
  });
  return listen(server, port, undo);
}

async function fire(tick: Fire, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = z.object({ scheduledAt: z.iso.datetime() }).safeParse(parseJson((await readBody(request))?.toString() ?? ''));
  if (!asked.success) return replyJson(response, 400, { message: 'scheduledAt must be an ISO date and time' });
  const outcome = await tick(new Date(asked.data.scheduledAt));
  replyJson(response, outcome.ok ? 200 : 500, outcome);
}

function welcome({ shops, console, mailbox }: StackAddresses, lost: number): string {
  const link = (name: string, address: string, words: string) =>
    html`<li><a href="${address}"><strong>${name}</strong><span class="quiet">${words}</span></a></li>`;
  const { aurora, birch } = demoShops;
  const people = [
    ...[aurora, birch].flatMap(({ brand, people: team }) => team.map(({ email, role }) => ({ email, role: `${role}, ${brand}` }))),
    { email: demoOperator, role: 'operator' },
  ];
  const warning = html`<p class="bad" role="status">Not delivered: <span class="number">${lost}</span>. See dead-letters.jsonl in the data folder.</p>`;
  return page({
    title: 'Foyer',
    body: html`<h1>Foyer</h1><p class="quiet">Live chat, running on this machine from the template that deploys.</p>
${lost > 0 ? warning : html``}
<ul class="rows">${[
  link('Demo shop', shops.aurora, `${aurora.brand}: ask something`),
  link('Agent console', console, 'answer it'),
  link('Mailbox', mailbox, 'mail that was sent'),
  link('Second shop', shops.birch, `${birch.brand}: another tenant`),
]}</ul>
<h2>Sign in to the console</h2>
<ul class="rows">${people.map(({ email, role }) => html`<li><div><span>${email}</span><span class="quiet">${role}</span></div></li>`)}</ul>
<p class="quiet" style="margin-top:12px">The password of all is <code>${demoPassword}</code>.</p>`,
  });
}
