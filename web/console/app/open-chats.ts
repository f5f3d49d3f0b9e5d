import { SessionId, type AgentId } from '../../../functions/contract/ids.ts';
import type { SessionRow } from '../../../functions/contract/session.ts';
import { createStore, type Readable } from '../../shared/store.ts';
import type { DeskClient } from '../../shared/desk-client.ts';
import type { SessionClient } from '../../shared/session-client.ts';
import type { KeptList } from './kept-list.ts';
import { unreadOf, type Unread } from './unread.ts';

/** The chats this tab keeps open, over a reload too. Each has a live client until it is put away. */
export type OpenChats = {
  ids: Readable<readonly SessionId[]>;
  unread: Pick<Unread, 'counts' | 'read'>;
  client: (sessionId: SessionId) => SessionClient;
  open: (sessionId: SessionId) => void;
  putAway: (sessionId: SessionId) => void;
  /** Lets go of a client that was asked for without opening the chat. */
  release: (sessionId: SessionId) => void;
  /** Opens the chats this agent is answering, as after a new sign-in; not those put away here. */
  adopt: (rows: readonly SessionRow[], me: AgentId) => void;
};

type Kept = { open: KeptList; away: KeptList; read: KeptList };

export function openChatsOf(desk: Pick<DeskClient, 'open' | 'close'>, kept: Kept): OpenChats {
  const unread = unreadOf(kept.read);
  const ids = createStore<readonly SessionId[]>(kept.open.read().flatMap((text) => {
    const id = SessionId.safeParse(text);
    return id.success ? [id.data] : [];
  }));
  const keep = (next: readonly SessionId[]): void => {
    ids.set(next);
    kept.open.write(next);
  };
  const open = (sessionId: SessionId): void => {
    if (ids.get().includes(sessionId)) return;
    unread.watch(desk.open(sessionId), sessionId);
    keep([...ids.get(), sessionId]);
  };
  for (const id of ids.get()) unread.watch(desk.open(id), id);

  return {
    ids,
    unread,
    open,
    client: (sessionId) => desk.open(sessionId),
    release(sessionId) {
      if (!ids.get().includes(sessionId)) desk.close(sessionId);
    },
    putAway(sessionId) {
      if (!ids.get().includes(sessionId)) return;
      kept.away.write([...kept.away.read().filter((id) => id !== sessionId), sessionId]);
      keep(ids.get().filter((id) => id !== sessionId));
      unread.unwatch(sessionId);
      desk.close(sessionId);
    },
    adopt(rows, me) {
      const away = kept.away.read();
      for (const { state, operator, sessionId } of rows) {
        if (state === 'active' && operator?.agentId === me && !away.includes(sessionId)) open(sessionId);
      }
    },
  };
}
