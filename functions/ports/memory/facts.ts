import type { Facts as SessionFacts } from '../../contract/facts.ts';
import type { SessionId } from '../../contract/ids.ts';
import type { Facts } from '../facts.ts';
import { keyOf, type Store } from './store.ts';

export function memoryFacts(store: Store): Facts {
  return {
    put: async ({ tenantId, sessionId }, visitorId, facts) => {
      const key = keyOf(tenantId, sessionId);
      if (!store.facts.has(key)) store.facts.set(key, { visitorId, facts, mails: 0 });
    },
    find: async ({ tenantId, sessionId }) => store.facts.get(keyOf(tenantId, sessionId))?.facts,
    findMany: async (tenantId, sessionIds) => {
      const found = new Map<SessionId, SessionFacts>();
      for (const sessionId of sessionIds) {
        const stored = store.facts.get(keyOf(tenantId, sessionId));
        if (stored) found.set(sessionId, stored.facts);
      }
      return found;
    },
    update: async ({ tenantId, sessionId }, visitorId, circumstances) => {
      const key = keyOf(tenantId, sessionId);
      const stored = store.facts.get(key);
      if (stored?.visitorId !== visitorId) return false;
      store.facts.set(key, { ...stored, facts: { ...stored.facts, ...circumstances } });
      return true;
    },
  };
}
