import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import Provider from 'oidc-provider';
import * as z from 'zod';
import { kept, keepJson } from '../kept.ts';
import type { Account, Accounts } from './accounts.ts';
import { fileAdapter, sweepAdapter } from './adapter.ts';
import { html } from '../page/html.ts';
import { page } from '../page/page.ts';
import type { UserPool } from './pool.ts';

type Needs = { issuer: string; pool: UserPool; accounts: Accounts; folder: string; now: () => number };

const Keys = z.object({ jwk: z.record(z.string(), z.unknown()), cookie: z.string() });

/** Claims that are in an ID token of Cognito beside the person's own attributes. */
const ownClaims = ['sub', 'cognito:username', 'token_use', 'email', 'email_verified', 'given_name', 'family_name', 'name', 'locale', 'custom:tenant', 'custom:agent', 'custom:role'];

/** Cognito's managed login as OpenID Connect sees it: code + PKCE and refresh for the console's client. */
export function signInProvider({ issuer, pool, accounts, folder, now }: Needs): Provider {
  sweepAdapter(folder, now());
  const keys = keysIn(folder);
  const { client } = pool;
  const provider: Provider = new Provider(issuer, {
    adapter: fileAdapter(folder, now),
    clients: [{
      client_id: client.id, token_endpoint_auth_method: 'none', response_types: ['code'], grant_types: ['authorization_code', 'refresh_token'],
      redirect_uris: client.callbacks, post_logout_redirect_uris: client.logouts,
    }],
    jwks: { keys: [keys.jwk] },
    cookies: { keys: [keys.cookie] },
    scopes: ['openid', 'email', 'profile', 'phone', 'aws.cognito.signin.user.admin'],
    claims: { openid: ownClaims },
    // Cognito puts every readable attribute into the ID token.
    conformIdTokenClaims: false,
    pkce: { required: () => true },
    issueRefreshToken: () => true,
    // Cognito's refresh token stays the same until it expires, so two tabs may use it at once.
    rotateRefreshToken: false,
    clientBasedCORS: () => true,
    ttl: {
      AccessToken: client.seconds.accessToken, IdToken: client.seconds.idToken, RefreshToken: client.seconds.refreshToken,
      Grant: client.seconds.refreshToken, Session: 3600, Interaction: 900, AuthorizationCode: 300,
    },
    features: {
      devInteractions: { enabled: false },
      revocation: { enabled: true },
      rpInitiatedLogout: { enabled: true, logoutSource: signOutAtOnce, postLogoutSuccessSource: signedOut },
    },
    interactions: { url: (_context, { uid }) => `/sign-in/${uid}` },
    findAccount: (_context, id) => {
      const account = accounts.find(id);
      return account?.enabled ? { accountId: id, claims: () => claimsOf(account) } : undefined;
    },
    // Everybody consents: the console is the house's own application.
    loadExistingGrant: async ({ oidc }) => {
      const { client: asking, session, params } = oidc;
      if (!asking || !session?.accountId) return undefined;
      const known = session.grantIdFor(asking.clientId);
      const grant = (known === undefined ? undefined : await provider.Grant.find(known)) ?? new provider.Grant({ clientId: asking.clientId, accountId: session.accountId });
      grant.addOIDCScope(typeof params?.['scope'] === 'string' ? params['scope'] : 'openid');
      await grant.save();
      return grant;
    },
    renderError: (context, out) => {
      context.type = 'html';
      context.body = page({ title: 'Sign in', body: html`<h1>This sign-in cannot go on</h1><p>${out.error_description ?? out.error}</p><p>Go back to the console and sign in again.</p>` });
    },
  });
  // The library reports refused requests here; the answer to the browser says the same.
  provider.on('server_error', (_context, error) => void process.stderr.write(`${String(error)}\n`));
  return provider;
}

const claimsOf = ({ sub, email, attributes }: Account) => ({
  ...attributes, sub, email, email_verified: true, 'cognito:username': sub, token_use: 'id',
});

type Context = { body: unknown; type: string };

/** Signing out asks no second question. */
function signOutAtOnce(context: Context, form: string): void {
  context.type = 'html';
  context.body = `<!doctype html><meta charset="utf-8"><title>Signing out</title>${form.replace('</form>', '<input type="hidden" name="logout" value="yes"></form>')}<script>document.forms[0].submit()</script>`;
}

function signedOut(context: Context): void {
  context.type = 'html';
  context.body = page({ title: 'Signed out', body: html`<h1>Signed out</h1><p>You can close this window.</p>` });
}

/** The signing key stays the same over restarts, or every token would turn invalid. */
function keysIn(folder: string): z.infer<typeof Keys> {
  const file = join(folder, 'sign-in-keys.json');
  const found = kept(file, Keys.optional(), undefined);
  if (found) return found;
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const fresh = { jwk: { ...privateKey.export({ format: 'jwk' }), alg: 'RS256', use: 'sig', kid: randomBytes(8).toString('hex') }, cookie: randomBytes(32).toString('hex') };
  keepJson(file, fresh);
  return fresh;
}
