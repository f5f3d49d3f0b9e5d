import type { Entry } from '../../../functions/contract/entry.ts';
import type { SessionId } from '../../../functions/contract/ids.ts';
import type { SessionClient } from '../../shared/session-client.ts';
import { createStore, type Readable, type Undo } from '../../shared/store.ts';
import type { KeptList } from './kept-list.ts';

/** How many of the customer's messages the agent has not had before his eyes, by open chat. */
export type Unread = {
  counts: Readable<ReadonlyMap<string, number>>;
  /** Everything up to this sequence has been before his eyes. */
  read: (sessionId: SessionId, seq: number) => void;
  watch: (client: SessionClient, sessionId: SessionId) => void;
  unwatch: (sessionId: SessionId) => void;
};

export function unreadOf(kept: KeptList): Unread {
  const counts = createStore<ReadonlyMap<string, number>>(new Map());
  const upTo = new Map(kept.read().flatMap((item) => {
    const [id, seq] = item.split(' ');
    return id === undefined ? [] : [[id, Number(seq)] as const];
  }));
  const watched = new Map<string, { client: SessionClient; undo: Undo }>();

  const count = (sessionId: string): void => {
    const client = watched.get(sessionId)?.client;
    const unread = client ? unreadAfter(client.picture.get().entries, upTo.get(sessionId) ?? 0) : 0;
    if ((counts.get().get(sessionId) ?? 0) === unread) return;
    const next = new Map(counts.get());
    if (unread > 0) next.set(sessionId, unread);
    else next.delete(sessionId);
    counts.set(next);
  };
  const keep = (): void => kept.write([...upTo].map(([id, seq]) => `${id} ${seq}`));

  return {
    counts,
    read(sessionId, seq) {
      if ((upTo.get(sessionId) ?? 0) >= seq) return;
      upTo.set(sessionId, seq);
      keep();
      count(sessionId);
    },
    watch(client, sessionId) {
      watched.get(sessionId)?.undo();
      watched.set(sessionId, { client, undo: client.picture.subscribe(() => count(sessionId)) });
      count(sessionId);
    },
    unwatch(sessionId) {
      watched.get(sessionId)?.undo();
      watched.delete(sessionId);
      upTo.delete(sessionId);
      keep();
      count(sessionId);
    },
  };
}

export const unreadAfter = (entries: readonly Entry[], seq: number): number =>
  entries.filter((entry) => entry.seq > seq && entry.kind === 'message' && entry.by.kind === 'visitor').length;
