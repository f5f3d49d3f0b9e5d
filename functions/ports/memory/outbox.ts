import { orderName, type Order, type Outbox } from '../outbox.ts';
import { keyOf, type KeptOrder, type Store } from './store.ts';

export function memoryOutbox(store: Store): Outbox {
  const move = (order: Order, from: readonly KeptOrder['state'][], state: KeptOrder['state']) => {
    const key = keyOf(order.tenantId, orderName(order));
    const kept = store.orders.get(key);
    if (!kept || !from.includes(kept.state)) return false;
    store.orders.set(key, { ...kept, state });
    return true;
  };
  return {
    orderTranscript: async (order, visitorId, max) => {
      const key = keyOf(order.tenantId, order.sessionId);
      const kept = store.facts.get(key);
      if (kept?.visitorId !== visitorId) return 'absent';
      if (store.orders.has(keyOf(order.tenantId, orderName(order)))) return 'ordered-before';
      if (kept.mails >= max) return 'limit';
      store.facts.set(key, { ...kept, mails: kept.mails + 1 });
      store.orders.set(keyOf(order.tenantId, orderName(order)), { order, state: 'pending' });
      return 'ordered';
    },
    claim: async (order) => {
      if (move(order, ['pending'], 'claimed')) return 'claimed';
      return store.orders.get(keyOf(order.tenantId, orderName(order)))?.state === 'claimed' ? 'held' : 'done-before';
    },
    done: async (order) => {
      move(order, ['claimed'], 'done');
    },
    release: async (order) => {
      move(order, ['claimed'], 'pending');
    },
  };
}
