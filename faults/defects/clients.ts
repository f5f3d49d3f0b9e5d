import { EntryId, type SessionId } from '../../functions/contract/ids.ts';
import type { Entry } from '../../functions/contract/entry.ts';
import type { Push } from '../../functions/contract/socket.ts';
import type { Connection } from '../../web/shared/connection.ts';
import type { Action, Ask, RequestOf } from '../../web/shared/frames.ts';
import type { Defect } from '../plant.ts';

/** Turns what is heard into what a client without one of its rules would make of it. */
const hearing = (name: string, rewrite: () => (push: Push) => Push): Defect => ({
  name,
  connection: (connection): Connection => {
    const heard = rewrite();
    const memo = new WeakMap<Push, Push>();
    const once = (push: Push) => {
      const known = memo.get(push) ?? heard(push);
      memo.set(push, known);
      return known;
    };
    return { ...connection, onPush: (listener) => connection.onPush((push) => listener(once(push))) };
  },
});

/** Changes a message that is asked for again after nobody has answered. */
const retrying = (name: string, change: <R extends RequestOf<Action>>(request: R, retries: number) => R): Defect => ({
  name,
  connection: (connection): Connection => {
    const unanswered = new Map<string, number>();
    const ask: Ask = async (request) => {
      if (request.action !== 'say' || !('entryId' in request)) return connection.ask(request);
      const { entryId } = request;
      const retries = unanswered.get(String(entryId)) ?? 0;
      const answer = await connection.ask(retries > 0 ? change(request, retries) : request);
      if (!answer.ok && answer.refusal === 'no-answer') unanswered.set(String(entryId), retries + 1);
      return answer;
    };
    return { ...connection, ask };
  },
});

/** A push of entries with each entry as `place` puts it. */
function placing(place: (seen: Map<number, Entry>, entry: Entry) => Entry) {
  const sessions = new Map<SessionId, Map<number, Entry>>();
  return (push: Push): Push => {
    if (push.type !== 'entries') return push;
    const seen = sessions.get(push.sessionId) ?? new Map<number, Entry>();
    sessions.set(push.sessionId, seen);
    return { ...push, entries: push.entries.map((entry) => {
      const placed = place(seen, entry);
      seen.set(placed.seq, placed);
      return placed;
    }) };
  };
}
const highest = (seen: Map<number, Entry>) => Math.max(0, ...seen.keys());

export const wrongClients: readonly Defect[] = [
  // What is heard a second time is taken for something new.
  hearing('no client de-duplication', () => placing((seen, entry) => (seen.has(entry.seq) ? { ...entry, seq: highest(seen) + 1 } : entry))),
  // What is heard next is put next.
  hearing('no reorder buffer', () => placing((seen, entry) => (seen.size > 0 && entry.seq > highest(seen) ? { ...entry, seq: highest(seen) + 1 } : entry))),
  hearing('row without version', () => {
    const versions = new Map<SessionId, number>();
    return (push) => {
      if (push.type !== 'row-state') return push;
      const { sessionId, version } = push.row;
      const last = versions.get(sessionId) ?? 0;
      versions.set(sessionId, Math.max(last, version));
      // What is heard last is what is shown.
      return version < last ? { ...push, row: { ...push.row, version: last + 1 } } : push;
    };
  }),
  retrying('turn renumbered on a timeout', (request, retries) => ('turn' in request ? { ...request, turn: Number(request.turn) + retries } : request)),
  retrying('new id on a retry', (request, retries) => ('entryId' in request ? { ...request, entryId: EntryId.parse(`${String(request.entryId).slice(0, 10)}${String(retries).padStart(2, 'r')}`) } : request)),
];
