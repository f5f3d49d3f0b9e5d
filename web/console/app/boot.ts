import { QueryClient } from '@tanstack/react-query';
import { routes } from '../../../functions/contract/http.ts';
import { browserHost, browserTabs } from '../../shared/browser.ts';
import { createConnection } from '../../shared/connection.ts';
import { createDeskClient } from '../../shared/desk-client.ts';
import { createStore } from '../../shared/store.ts';
import { callbackPath, openAccount } from './account.ts';
import { openApi, Refused, type Api } from './api.ts';
import { loadConfig } from './config.ts';
import type { Console } from './console-context.tsx';
import { keptList } from './kept-list.ts';
import { newWorkOf } from './new-work.ts';
import { createNotices } from './notices.ts';
import { openChatsOf } from './open-chats.ts';
import { followSettings, readSettingsAgain } from './settings-query.ts';
import { learnTenantWords } from './tenant-words.ts';

export type Boot =
  | { kind: 'starting' }
  | { kind: 'ready'; console: Console; queries: QueryClient }
  /** The page is about to be left for the sign-in. */
  | { kind: 'leaving' }
  | { kind: 'not-configured' }
  | { kind: 'sign-in-failed'; again: () => void }
  | { kind: 'forbidden'; signOut: () => void }
  | { kind: 'failed' };

/** From an opened page to a signed-in agent with a live desk. */
export async function boot(page: Window): Promise<Boot> {
  const config = await loadConfig().catch(() => undefined);
  if (!config) return { kind: 'not-configured' };
  const account = openAccount(config, page);
  if (page.location.pathname === callbackPath) {
    try {
      const back = await account.finishSignIn();
      page.history.replaceState(null, '', back);
    } catch {
      return { kind: 'sign-in-failed', again: () => page.location.assign('/') };
    }
  }
  if (!(await account.token())) {
    const started = await account.signIn().then(() => true, () => false);
    return started ? { kind: 'leaving' } : { kind: 'sign-in-failed', again: () => page.location.reload() };
  }

  const signInNeeded = createStore(false);
  const api = openApi({
    apiUrl: config.apiUrl,
    token: () => account.token(),
    renew: () => account.renew(),
    signInNeeded: () => signInNeeded.set(true),
  });
  const me = await api(routes.me, {}).catch((problem: unknown) => problem);
  if (me instanceof Refused && me.status === 403) return { kind: 'forbidden', signOut: () => void account.signOut() };
  if (me instanceof Refused && me.status === 401) {
    await account.signIn();
    return { kind: 'leaving' };
  }
  const known = routes.me.output.safeParse(me);
  if (!known.success) return { kind: 'failed' };
  return { kind: 'ready', ...assemble(page, { me: known.data, api, account, signInNeeded }) };
}

function assemble(page: Window, base: Pick<Console, 'me' | 'api' | 'account' | 'signInNeeded'>): { console: Console; queries: QueryClient } {
  const { api, me } = base;
  const queries = new QueryClient({
    defaultOptions: { queries: { staleTime: 30_000, retry: (count, problem) => count < 2 && !(problem instanceof Refused && problem.status < 500) } },
  });
  const connection = createConnection({ host: browserHost, ticket: () => ticketFrom(api) });
  // Two people who share a browser must not see each other's drafts and marks.
  const mine = (name: string): string => `foyer.${me.agentId}.${name}`;
  const desk = createDeskClient({
    connection, host: browserHost, me,
    storage: page.sessionStorage,
    sharedStorage: page.localStorage,
    tabs: browserTabs(mine('desk')),
    async readList() {
      const { rows, strings } = await api(routes.sessions, {});
      learnTenantWords(strings);
      return rows;
    },
  });
  desk.onSettings((push) => followSettings(queries, push));
  // What changed while no socket listened was pushed to nobody.
  connection.state.subscribe((state) => { if (state === 'open') readSettingsAgain(queries); });
  const newWork = newWorkOf(keptList(page.localStorage, mine('seen')));
  page.addEventListener('storage', ({ key }) => { if (key === mine('seen')) newWork.readAgain(); });
  const kept = (name: string) => keptList(page.sessionStorage, mine(name));
  const chats = openChatsOf(desk, { open: kept('open'), away: kept('away'), read: kept('read') });
  desk.picture.subscribe(({ rows }) => chats.adopt(rows, me.agentId));
  connection.start();
  return {
    queries,
    console: {
      ...base, connection, desk, newWork,
      chats,
      notices: createNotices((ms, run) => void browserHost.after(ms, run)),
      drafts: kept,
    },
  };
}

/** No ticket for whoever may not answer; anything else is tried again. */
async function ticketFrom(api: Api) {
  try {
    return await api(routes.ticket, {});
  } catch (problem) {
    if (problem instanceof Refused && problem.status === 403) return undefined;
    throw problem;
  }
}
