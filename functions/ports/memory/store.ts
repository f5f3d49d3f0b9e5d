import type { Facts } from '../../contract/facts.ts';
import type { StatusEvent } from '../../contract/settings.ts';
import type { TenantId, VisitorId } from '../../contract/ids.ts';
import type { Chunk } from '../../domain/log.ts';
import type { Session } from '../../domain/session.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import type { Timer } from '../../domain/timer.ts';
import type { Agent } from '../desk.ts';
import type { Order } from '../outbox.ts';

export type KeptFacts = { readonly visitorId: VisitorId; readonly facts: Facts; readonly mails: number };
export type KeptOrder = { readonly order: Order; readonly state: 'pending' | 'claimed' | 'done' };
export type KeptEvent = { readonly tenantId: TenantId; readonly event: StatusEvent };

/** What the in-memory ports share: the table, as maps. Keys carry the tenant, as in the table. */
export type Store = {
  readonly sessions: Map<string, Session>;
  readonly chunks: Map<string, Map<number, Chunk>>;
  readonly facts: Map<string, KeptFacts>;
  readonly settings: Map<TenantId, TenantSettings>;
  readonly agents: Map<string, Agent & { readonly redeemedAt: number }>;
  readonly tickets: Set<string>;
  readonly history: KeptEvent[];
  readonly timers: Map<string, Map<string, Timer>>;
  readonly orders: Map<string, KeptOrder>;
};

export const memoryStore = (): Store => ({
  sessions: new Map(),
  chunks: new Map(),
  facts: new Map(),
  settings: new Map(),
  agents: new Map(),
  tickets: new Set(),
  history: [],
  timers: new Map(),
  orders: new Map(),
});

export const keyOf = (tenantId: TenantId, id: string) => `${tenantId}/${id}`;
