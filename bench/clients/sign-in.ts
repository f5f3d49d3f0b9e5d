import { createHash } from 'node:crypto';
import * as z from 'zod';
import { demoPassword } from '../../infra/local/seed/demo.ts';
import { aBrowser } from '../../infra/local/testing/browser.ts';

const Configuration = z.object({ authority: z.string(), clientId: z.string() });
const Tokens = z.object({ id_token: z.string() });

/** An agent's ID token, by the same sign-in as in the console: code and PKCE. */
export async function signIn(consoleUrl: string, email: string): Promise<string> {
  const { authority, clientId } = Configuration.parse(await (await fetch(new URL('/console.json', consoleUrl))).json());
  const verifier = 'bench'.repeat(12);
  const redirect = new URL('/signed-in', consoleUrl).href;
  const question = new URLSearchParams({
    client_id: clientId, response_type: 'code', scope: 'openid email', redirect_uri: redirect, state: 'bench',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'), code_challenge_method: 'S256',
  });
  const { visit } = aBrowser(authority);
  const form = await visit(`${authority}/auth?${question.toString()}`);
  const { url } = await visit(form.url.href, { email, password: demoPassword });
  const answer = await fetch(`${authority}/token`, {
    method: 'POST',
    body: new URLSearchParams({ grant_type: 'authorization_code', client_id: clientId, redirect_uri: redirect, code: url.searchParams.get('code') ?? '', code_verifier: verifier }),
  });
  return Tokens.parse(await answer.json()).id_token;
}
