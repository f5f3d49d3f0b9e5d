import { AgentId, ConnectionId, EntryId, SessionId, TenantId, VisitorId } from '../contract/ids.ts';
import type { Session } from '../domain/session.ts';
import type { NewEntry, SessionChange } from '../domain/session-change.ts';
import type { TenantSettings } from '../domain/settings.ts';
import type { Agent } from './desk.ts';

/** Ids and things for the port suites. Each suite works in tenants of its own, so that all may share one table. */
let made = 0;
const next = () => String((made += 1));

export const aTenant = () => TenantId.parse(`t${next()}`.padEnd(12, 'x'));
export const aSessionId = (number = Number(next())) =>
  SessionId.parse(`${String(number).padStart(8, '0')}-0000-4000-8000-${String(number).padStart(12, '0')}`);
export const anEntryId = () => EntryId.parse(`e${next()}`.padEnd(12, '_'));

export const visitorId = VisitorId.parse('visitor'.padEnd(22, '0'));
export const strangerId = VisitorId.parse('stranger'.padEnd(22, '0'));
export const ana = { kind: 'agent', agentId: AgentId.parse('ana000000000'), name: 'Ana' } as const;
export const ben = { kind: 'agent', agentId: AgentId.parse('ben000000000'), name: 'Ben' } as const;
export const socketOf = (name: string) => ConnectionId.parse(`${name}Socket=`);

/** A moment after which nothing expires while a test runs. */
export const noon = Date.UTC(2100, 0, 1, 12);

export function aSession(changes: Partial<Session> = {}): Session {
  return {
    tenantId: aTenant(), sessionId: aSessionId(), visitorId, state: 'waiting', version: 1, seq: 0, tail: [],
    turns: { visitor: 0 }, agents: {}, enteredAt: noon, visitorConnections: [socketOf('visitor')], agentConnections: [],
    ...changes,
  };
}

export const aMessage = (text: string, by: NewEntry['by'] = { kind: 'visitor' }): Extract<NewEntry, { kind: 'message' }> =>
  ({ kind: 'message', id: anEntryId(), at: noon, by, text });

/** The visitor's next message. */
export const says = (turn: number, text = `message ${turn}`, logged?: number): SessionChange => ({
  only: { states: ['waiting', 'active'], visitorId, turn: { sender: 'visitor', turn }, ...(logged === undefined ? {} : { logged }) },
  append: [aMessage(text)],
});

export const takes = (agent: typeof ana | typeof ben): SessionChange => ({
  only: { states: ['waiting', 'unanswered'], unowned: true },
  to: 'active',
  append: [{ kind: 'connected', id: anEntryId(), at: noon, by: agent }],
  join: agent,
  bind: { kind: 'agent', agentId: agent.agentId, connectionId: socketOf(agent.name) },
});

export const ends = (endedAt = noon): SessionChange => ({
  only: { states: ['waiting', 'active', 'unanswered'], visitorId },
  to: 'completed',
  endedAt,
  append: [{ kind: 'completed', id: anEntryId(), at: endedAt, by: { kind: 'visitor' } }],
});

export const someSettings = (tenantId: TenantId, changes: Partial<TenantSettings> = {}): TenantSettings => ({
  tenantId, tenantName: 'Aurora Outdoor', version: 1, enabled: true, useRules: false,
  rules: [{ days: [1, 2], time: '09:00', enable: true }], timeZone: 'Europe/Berlin', unansweredMinutes: 10,
  newSessionSound: true, typingPreview: true, strings: { de: { 'chat.title': 'Chat' } }, origins: ['https://aurora.test'],
  identityKeys: [{ kid: 'one', algorithm: 'HS256', secret: 's'.repeat(43) }], accent: '#0b6e4f', position: 'right',
  switchedBy: 'manual', lastRuleAt: 0,
  ...changes,
});

export const anAgent = (tenantId: TenantId, changes: Partial<Agent> = {}): Agent =>
  ({ tenantId, agentId: ana.agentId, name: 'Ana', email: 'ana@aurora.test', role: 'agent', enabled: true, connections: [], ...changes });
