import { UserManager, WebStorageStateStore, type User } from 'oidc-client-ts';
import type { ConsoleConfig } from './config.ts';

/** Where the sign-in page sends the agent back to. */
export const callbackPath = '/signed-in';

/** Renewed this long before it ends, so that no request leaves with a token that ends under way. */
const renewSeconds = 60;

/** Who is signed in. The ID token is the bearer of every request. */
export type Account = {
  /** The ID token, renewed when it is about to end; nothing once only a new sign-in helps. */
  token: () => Promise<string | undefined>;
  /** A new ID token whatever the old one says, for after a 401. */
  renew: () => Promise<string | undefined>;
  /** Leaves the page to sign in, and comes back to the same address; what is typed is kept in the storage of this tab. */
  signIn: () => Promise<void>;
  signOut: () => Promise<void>;
};

export function openAccount(config: ConsoleConfig, page: Window): Account & { finishSignIn: () => Promise<string> } {
  const origin = page.location.origin;
  const manager = new UserManager({
    authority: config.authority,
    client_id: config.clientId,
    redirect_uri: `${origin}${callbackPath}`,
    post_logout_redirect_uri: `${origin}/`,
    scope: config.scope,
    userStore: new WebStorageStateStore({ store: page.sessionStorage }),
    automaticSilentRenew: false,
  });
  let renewing: Promise<string | undefined> | undefined;

  const renew = (): Promise<string | undefined> => {
    // A refresh token may be good for one use only, so that requests at the same time share one renewal.
    renewing ??= renewOnce(manager).finally(() => { renewing = undefined; });
    return renewing;
  };

  return {
    renew,
    async token() {
      const user = await manager.getUser();
      if (!user) return undefined;
      return remaining(user) > renewSeconds ? user.id_token : ((await renew()) ?? (remaining(user) > 0 ? user.id_token : undefined));
    },
    signIn: () => manager.signinRedirect({ state: page.location.pathname + page.location.search }),
    async signOut() {
      if (config.domain === undefined) return manager.signoutRedirect();
      const end = new URL('/logout', config.domain);
      await manager.removeUser();
      end.searchParams.set('client_id', config.clientId);
      end.searchParams.set('logout_uri', `${origin}/`);
      page.location.assign(end.href);
    },
    /** Completes the sign-in on the callback page; answers where the agent was. */
    async finishSignIn() {
      const { state: back } = await manager.signinRedirectCallback();
      return typeof back === 'string' && back.startsWith('/') && !back.startsWith('//') ? back : '/';
    },
  };
}

async function renewOnce(manager: UserManager): Promise<string | undefined> {
  try {
    return (await manager.signinSilent())?.id_token;
  } catch {
    return undefined;
  }
}

/** Seconds until the ID token ends; it need not end together with the access token. */
const remaining = (user: User): number => user.profile.exp - Date.now() / 1000;
