import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type Provider from 'oidc-provider';
import { listen, readBody, reply, replyHtml, urlOf } from '../web.ts';
import type { Account, Accounts } from './accounts.ts';
import { lostForm, newPasswordForm, signInForm } from './form.ts';
import { lacks } from './password.ts';
import type { UserPool } from './pool.ts';

type Needs = { provider: Provider; pool: UserPool; accounts: Accounts; port: number };

const formBytes = 16 * 1024;

/** The sign-in pages and the OpenID Connect endpoints on one origin. */
export function startSignIn({ provider, pool, accounts, port }: Needs, undo: AsyncDisposableStack): Promise<number> {
  const openId = provider.callback();
  /** People who gave the password of their invitation and now choose their own, by sign-in. */
  const choosing = new Map<string, Account>();

  const server = createServer((request, response) => {
    const { pathname, searchParams } = urlOf(request);
    if (pathname === '/logout') return reply(response, 302, '', { location: endSession(searchParams) });
    const uid = /^\/sign-in\/([\w-]+)$/.exec(pathname)?.[1];
    if (uid === undefined) return void openId(request, response);
    void interact(uid, request, response).catch(() => replyHtml(response, 400, lostForm()));
  });

  const interact = async (uid: string, request: IncomingMessage, response: ServerResponse): Promise<void> => {
    // Throws when the browser has no such sign-in under way.
    await provider.interactionDetails(request, response);
    const person = choosing.get(uid);
    if (request.method !== 'POST') return replyHtml(response, 200, person ? newPasswordForm() : signInForm());
    const form = new URLSearchParams((await readBody(request, formBytes))?.toString());
    const finish = (account: Account) => {
      choosing.delete(uid);
      return provider.interactionFinished(request, response, { login: { accountId: account.sub } });
    };

    if (person) {
      const password = form.get('new') ?? '';
      const missing = lacks(password, pool.policy);
      if (missing.length > 0) return replyHtml(response, 200, newPasswordForm(`That password still needs ${missing.join(', ')}.`));
      if (password !== form.get('again')) return replyHtml(response, 200, newPasswordForm('The two passwords differ.'));
      return finish(await accounts.setPassword(person, password, true));
    }
    const email = form.get('email') ?? '';
    const account = await accounts.verify(email, form.get('password') ?? '');
    if (!account) return replyHtml(response, 200, signInForm(email, 'The email or the password is not right.'));
    if (account.status === 'CONFIRMED') return finish(account);
    choosing.set(uid, account);
    replyHtml(response, 200, newPasswordForm());
  };

  return listen(server, port, undo);
}

/** Cognito's own /logout, with its own names for the same parameters. */
function endSession(query: URLSearchParams): string {
  const search = new URLSearchParams({ client_id: query.get('client_id') ?? '' });
  const back = query.get('logout_uri');
  if (back !== null) search.set('post_logout_redirect_uri', back);
  return `/session/end?${search.toString()}`;
}
