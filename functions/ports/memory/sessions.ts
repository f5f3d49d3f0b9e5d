import { mergeLog, type Chunk } from '../../domain/log.ts';
import type { Session } from '../../domain/session.ts';
import { applyChange, type SessionKey } from '../../domain/session-change.ts';
import type { Sessions } from '../sessions.ts';
import { keyOf, type Store } from './store.ts';

/** Sessions in memory, with the meaning of the table's: `applyChange` is the condition and the write. */
export function memorySessions(store: Store): Sessions {
  const at = ({ tenantId, sessionId }: SessionKey) => keyOf(tenantId, sessionId);
  // No wait between reading and writing: each method is one step.
  const head = (key: SessionKey) => store.sessions.get(at(key));
  const of = (tenantId: string, state: Session['state']) =>
    [...store.sessions.values()].filter((session) => session.tenantId === tenantId && session.state === state);
  return {
    find: async (key) => head(key),
    create: async (session) => {
      const stored = head(session);
      if (!stored) store.sessions.set(at(session), session);
      return { created: !stored, session: stored ?? session };
    },
    write: async (key, change) => {
      const stood = head(key);
      const session = stood && applyChange(stood, change);
      if (!session) return { ok: false, stood };
      store.sessions.set(at(key), session);
      return { ok: true, session };
    },
    unbind: async (key, connectionId) => {
      const stood = head(key);
      if (!stood) return;
      store.sessions.set(at(key), {
        ...stood,
        visitorConnections: stood.visitorConnections.filter((one) => one !== connectionId),
        agentConnections: stood.agentConnections.filter((one) => one.connectionId !== connectionId),
      });
    },
    keepChunk: async (key, chunk) => {
      const chunks = store.chunks.get(at(key)) ?? new Map<number, Chunk>();
      store.chunks.set(at(key), chunks);
      if ((chunks.get(chunk.last)?.first ?? Infinity) > chunk.first) chunks.set(chunk.last, chunk);
    },
    read: async (key, after) => {
      const session = head(key);
      if (!session) return undefined;
      const chunks = [...(store.chunks.get(at(key))?.values() ?? [])];
      return { session, entries: mergeLog(chunks, session.tail, after) };
    },
    waiting: async (tenantId, limit) => inOrder(of(tenantId, 'waiting')).slice(0, limit),
    list: async (tenantId, state, limit, since = 0) =>
      state === 'completed'
        ? of(tenantId, state)
            .filter(({ endedAt = 0 }) => endedAt >= since)
            .sort((a, b) => (b.endedAt ?? 0) - (a.endedAt ?? 0))
            .slice(0, limit)
        : inOrder(of(tenantId, state)).slice(0, limit),
  };
}

const inOrder = (sessions: Session[]) =>
  sessions.sort((a, b) => a.enteredAt - b.enteredAt || (a.sessionId < b.sessionId ? -1 : 1));
