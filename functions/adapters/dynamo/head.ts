import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { AgentId, ConnectionId, SessionId, VisitorId } from '../../contract/ids.ts';
import { Rating, SessionState } from '../../contract/session.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionKey } from '../../domain/session-change.ts';
import type { Waiting } from '../../domain/queue.ts';
import type { SessionSummary } from '../../ports/sessions.ts';
import { readEntries, writeEntry } from './entry.ts';
import { byState, keys } from './keys.ts';
import { toItem, type Item } from './table.ts';

const count = z.int().check(z.minimum(0));
// A set without members is not stored at all.
const Connections = z.pipe(z.optional(z.set(ConnectionId)), z.transform((set) => [...(set ?? [])]));
const AgentConnections = z.pipe(z.record(z.string(), AgentId), z.transform((map) =>
  Object.entries(map).map(([connectionId, agentId]) => ({ agentId, connectionId: ConnectionId.parse(connectionId) }))));

/** What the state index shows of a head. */
const Shown = z.object({
  version: count,
  enteredAt: count,
  owner: z.optional(AgentId),
  agents: z.record(z.string(), z.string()),
  rating: z.optional(Rating),
  visitorConnections: Connections,
});

/** The head of a session. Tenant and session are its key; the sequences of the tail follow from `seq` and its length. */
const Head = z.extend(Shown, {
  visitorId: VisitorId,
  state: SessionState,
  seq: count,
  tail: z.array(z.string()),
  turns: z.record(z.string(), count),
  endedAt: z.optional(count),
  agentConnections: AgentConnections,
});

const IndexRow = z.extend(Shown, { pk: z.pipe(z.string(), z.transform((pk) => SessionId.parse(pk.slice(-36)))) });

export function toHead(session: Session): Item {
  const { tenantId, sessionId, tail, visitorConnections, agentConnections, ...rest } = session;
  return toItem({
    ...keys.head(tenantId, sessionId),
    [byState.keys.pk]: byState.pk(tenantId, session.state),
    [byState.keys.sk]: byState.open(session.enteredAt, sessionId),
    ...rest,
    tail: tail.map(writeEntry),
    visitorConnections: visitorConnections.length > 0 ? new Set(visitorConnections) : undefined,
    agentConnections: Object.fromEntries(agentConnections.map(({ agentId, connectionId }) => [connectionId, agentId])),
  });
}

export function fromHead({ tenantId, sessionId }: SessionKey, item: Item): Session {
  const head = Head.parse(unmarshall(item));
  const tail = readEntries(head.tail, head.seq - head.tail.length + 1, head.agents);
  return { ...head, tenantId, sessionId, tail };
}

/** A row of the state index. Its partition says the state. */
export function fromIndex(state: SessionState, item: Item): SessionSummary & Waiting {
  const { pk, ...shown } = IndexRow.parse(unmarshall(item));
  return { ...shown, sessionId: pk, state };
}
