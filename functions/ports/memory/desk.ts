import type { EntryId } from '../../contract/ids.ts';
import type { Agents, Desk, StatusHistory, Tickets } from '../desk.ts';
import { orderName } from '../outbox.ts';
import { keyOf, type Store } from './store.ts';

export function memoryDesk(store: Store, orderId: () => EntryId): Desk {
  const publish = (tenantId: Parameters<Desk['read']>[0]) => {
    const order = { kind: 'publish', tenantId, id: orderId() } as const;
    store.orders.set(keyOf(tenantId, orderName(order)), { order, state: 'pending' });
  };
  return {
    read: async (tenantId) => {
      const settings = store.settings.get(tenantId);
      const agents = [...store.agents.values()].filter((agent) => agent.tenantId === tenantId);
      return settings && { settings, agents };
    },
    settings: async (tenantId) => store.settings.get(tenantId),
    create: async (settings) => {
      if (store.settings.has(settings.tenantId)) return false;
      store.settings.set(settings.tenantId, settings);
      publish(settings.tenantId);
      return true;
    },
    save: async (settings, events) => {
      const { tenantId, version } = settings;
      if (store.settings.get(tenantId)?.version !== version - 1) return false;
      store.settings.set(tenantId, settings);
      store.history.push(...events.map((event) => ({ tenantId, event })));
      publish(tenantId);
      return true;
    },
  };
}

export function memoryAgents(store: Store): Agents {
  return {
    find: async (tenantId, agentId) => store.agents.get(keyOf(tenantId, agentId)),
    add: async (agent) => {
      const key = keyOf(agent.tenantId, agent.agentId);
      if (store.agents.has(key)) return false;
      store.agents.set(key, { ...agent, redeemedAt: 0 });
      return true;
    },
    redeem: async (tenantId, agentId, issued) => {
      const key = keyOf(tenantId, agentId);
      const agent = store.agents.get(key);
      if (!agent?.enabled || agent.redeemedAt >= issued) return undefined;
      const entered = { ...agent, redeemedAt: issued };
      store.agents.set(key, entered);
      return entered;
    },
    sit: async (tenantId, agentId, connectionId) => {
      const key = keyOf(tenantId, agentId);
      const agent = store.agents.get(key);
      if (!agent?.enabled) return false;
      store.agents.set(key, { ...agent, connections: [...new Set([...agent.connections, connectionId])] });
      return true;
    },
    leave: async (tenantId, agentId, connectionId) => {
      const key = keyOf(tenantId, agentId);
      const agent = store.agents.get(key);
      if (agent) store.agents.set(key, { ...agent, connections: agent.connections.filter((one) => one !== connectionId) });
    },
  };
}

export function memoryTickets(store: Store): Tickets {
  return {
    use: async (tenantId, nonce) => {
      const key = keyOf(tenantId, nonce);
      if (store.tickets.has(key)) return false;
      store.tickets.add(key);
      return true;
    },
  };
}

export function memoryStatusHistory(store: Store): StatusHistory {
  return {
    list: async (tenantId, from, until, limit) =>
      store.history
        .filter((kept) => kept.tenantId === tenantId && kept.event.at >= from && kept.event.at < until)
        .map(({ event }) => event)
        .reverse()
        .sort((a, b) => b.at - a.at)
        .slice(0, limit),
  };
}
