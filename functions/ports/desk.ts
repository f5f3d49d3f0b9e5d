import type { AgentId, ConnectionId, TenantId } from '../contract/ids.ts';
import type { StatusEvent } from '../contract/settings.ts';
import type { TenantSettings } from '../domain/settings.ts';

/** An agent as his tenant knows him. `name` is the live support name, else the first name (IRP-29). */
export type Agent = {
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly name: string;
  readonly email: string;
  readonly role: 'agent' | 'manager' | 'operator';
  readonly enabled: boolean;
  readonly connections: readonly ConnectionId[];
};

/** A tenant's desk: its settings and who sits at it. One read answers both. */
export type Desk = {
  readonly read: (tenantId: TenantId) => Promise<{ settings: TenantSettings; agents: readonly Agent[] } | undefined>;
  /** `now`: with every change that anybody has been told of. Else, for half the price, as of a moment ago. */
  readonly settings: (tenantId: TenantId, when?: 'now') => Promise<TenantSettings | undefined>;
  /** Puts a new tenant; false where it exists. */
  readonly create: (settings: TenantSettings) => Promise<boolean>;
  /**
   * Saves settings, the history lines and the order to publish them, all or nothing;
   * false where the stored version is not `settings.version - 1`.
   */
  readonly save: (settings: TenantSettings, events: readonly StatusEvent[]) => Promise<boolean>;
};

/** The people of a desk. */
export type Agents = {
  readonly find: (tenantId: TenantId, agentId: AgentId) => Promise<Agent | undefined>;
  /** False where the agent exists. */
  readonly add: (agent: Agent) => Promise<boolean>;
  /** Uses a ticket up: only for an enabled agent, and one issued after the last. Answers the agent, or undefined where it opens nothing. */
  readonly redeem: (tenantId: TenantId, agentId: AgentId, issued: number) => Promise<Agent | undefined>;
  /**
   * Puts an open socket at the desk, once however often; false where the agent is not enabled.
   * Not before it is open: whatever is posted to it until then finds it gone, and it would be taken off again.
   */
  readonly sit: (tenantId: TenantId, agentId: AgentId, connectionId: ConnectionId) => Promise<boolean>;
  readonly leave: (tenantId: TenantId, agentId: AgentId, connectionId: ConnectionId) => Promise<void>;
};

/** Marks of tickets that visitors have used; true for the first use only. */
export type Tickets = {
  readonly use: (tenantId: TenantId, nonce: string, expires: number) => Promise<boolean>;
};

/** IRP-12, newest first. */
export type StatusHistory = {
  readonly list: (tenantId: TenantId, from: number, until: number, limit: number) => Promise<StatusEvent[]>;
};
