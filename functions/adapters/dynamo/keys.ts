import type { AgentId, SessionId, TenantId } from '../../contract/ids.ts';
import type { SessionState } from '../../contract/session.ts';

export type Key = { readonly pk: string; readonly sk: string };

const session = (tenantId: TenantId, sessionId: SessionId) => `T#${tenantId}#S#${sessionId}`;
const LAST = 9_999_999_999;
const LATEST = 9_999_999_999_999;
/** Zero-padded, so that text sorts as numbers do. */
const padded = (count: number) => String(Math.max(0, Math.min(count, LAST))).padStart(10, '0');
const moment = (at: number) => String(Math.min(at, LATEST)).padStart(13, '0');

/** Every key takes the tenant first, so that no query can cross tenants by mistake. */
export const keys = {
  head: (tenantId: TenantId, sessionId: SessionId): Key => ({ pk: session(tenantId, sessionId), sk: 'HEAD' }),
  /** Counted down: the newest chunk follows the head, and one range holds the head and every chunk that reaches past a sequence. */
  logChunk: (tenantId: TenantId, sessionId: SessionId, last: number): Key => ({
    pk: session(tenantId, sessionId), sk: `LOG#${padded(LAST - last)}`,
  }),
  /** Sorts before the head, so that reading a log never pays for it. */
  facts: (tenantId: TenantId, sessionId: SessionId): Key => ({ pk: session(tenantId, sessionId), sk: 'FACTS' }),
  settings: (tenantId: TenantId): Key => ({ pk: `T#${tenantId}#DESK`, sk: 'SETTINGS' }),
  agent: (tenantId: TenantId, agentId: AgentId): Key => ({ pk: `T#${tenantId}#DESK`, sk: `AGENT#${agentId}` }),
  /** `version` is that of the settings it changed, `index` tells the lines of one change apart. */
  statusEvent: (tenantId: TenantId, at: number, version = 0, index = 0): Key => ({
    pk: `T#${tenantId}#STATUS`, sk: `${moment(at)}#${padded(version)}#${index}`,
  }),
  ticket: (tenantId: TenantId, nonce: string): Key => ({ pk: `T#${tenantId}#TICKET`, sk: nonce }),
  /** `OUT#` is what the stream's filter looks for. */
  order: (tenantId: TenantId, name: string): Key => ({ pk: `T#${tenantId}#OUT`, sk: `OUT#${name}` }),
};

/** The one partition without a tenant: a minute's timers. It holds ids and moments, nothing of a customer. */
export const timerKey = (minute: string, name: string): Key => ({ pk: `DUE#${minute}#0`, sk: name });

/** Until something ranks sessions, all have the middle one of ten ranks. */
const PRIORITY = 5;
// Two sessions of one millisecond still have an order.
const tie = (sessionId: SessionId) => sessionId.slice(0, 8);

/** The index of sessions by state. What it projects never changes with a message. */
export const byState = {
  name: 'byState',
  keys: { pk: 'statePk', sk: 'stateSk' },
  attributes: ['version', 'enteredAt', 'owner', 'agents', 'rating', 'visitorConnections'],
  pk: (tenantId: TenantId, state: SessionState) => `T#${tenantId}#${state.toUpperCase()}`,
  /** Where a session stands while it is open; it keeps the place through every state. */
  open: (enteredAt: number, sessionId: SessionId) => `${PRIORITY}#${moment(enteredAt)}#${tie(sessionId)}`,
  completed: (endedAt: number, sessionId: SessionId) => `${moment(endedAt)}#${tie(sessionId)}`,
  completedSince: moment,
};
