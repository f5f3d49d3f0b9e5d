import { createContext, useContext } from 'react';
import type * as z from 'zod';
import type { routes } from '../../../functions/contract/http.ts';
import type { Connection } from '../../shared/connection.ts';
import type { DeskClient } from '../../shared/desk-client.ts';
import type { Store } from '../../shared/store.ts';
import type { Account } from './account.ts';
import type { Api } from './api.ts';
import type { KeptList } from './kept-list.ts';
import type { NewWork } from './new-work.ts';
import type { Notices } from './notices.ts';
import type { OpenChats } from './open-chats.ts';

export type Me = z.output<typeof routes.me.output>;

/** What every screen works with, made once after the sign-in. */
export type Console = {
  me: Me;
  api: Api;
  account: Account;
  connection: Connection;
  desk: DeskClient;
  chats: OpenChats;
  newWork: NewWork;
  notices: Notices;
  /** What is typed and not yet sent, kept by this tab over a reload. */
  drafts: (name: string) => KeptList;
  /** True while only a new sign-in helps. */
  signInNeeded: Store<boolean>;
};

const Context = createContext<Console | undefined>(undefined);

export const ConsoleProvider = Context.Provider;

export function useConsole(): Console {
  const found = useContext(Context);
  if (!found) throw new Error('No console around this component');
  return found;
}
