import type { Entry } from '../contract/entry.ts';
import type { AgentId, ConnectionId, SessionId, TenantId, VisitorId } from '../contract/ids.ts';
import type { Rating, SessionState } from '../contract/session.ts';
import type { Sender, Session } from './session.ts';

/** An entry before the session's sequence has given it its place. */
export type NewEntry = Entry extends infer E ? (E extends Entry ? Omit<E, 'seq'> : never) : never;

/**
 * One conditional write on a session's head, as data: everything under `only` must hold, or nothing is written.
 * The table adapter turns it into one UpdateItem; `applyChange` is its meaning.
 */
export type SessionChange = {
  readonly only: {
    readonly states: readonly SessionState[];
    readonly visitorId?: VisitorId;
    /** This agent takes part already. */
    readonly agent?: AgentId;
    /** This agent does not take part yet. */
    readonly newcomer?: AgentId;
    /** Nobody has answered yet. */
    readonly unowned?: true;
    /** The sender's last accepted turn is `turn - 1`; the write sets it to `turn`. */
    readonly turn?: { readonly sender: Sender; readonly turn: number };
    /** The log's head is exactly this, and all of it is safe in chunks: the tail is replaced, not extended. */
    readonly logged?: number;
  };
  readonly to?: SessionState;
  readonly endedAt?: number;
  readonly append?: readonly NewEntry[];
  readonly join?: { readonly agentId: AgentId; readonly name: string };
  readonly bind?:
    | { readonly kind: 'visitor'; readonly connectionId: ConnectionId }
    | { readonly kind: 'agent'; readonly agentId: AgentId; readonly connectionId: ConnectionId };
  /** Null clears it. */
  readonly rating?: Rating | null;
};

export type SessionKey = { readonly tenantId: TenantId; readonly sessionId: SessionId };

/** Whether the grid shows the difference. */
export const isVisible = (change: SessionChange) =>
  change.to !== undefined || change.join !== undefined || change.rating !== undefined;

/** The head after the change, or undefined where a condition does not hold. */
export function applyChange(session: Session, change: SessionChange): Session | undefined {
  if (!holds(session, change.only)) return undefined;
  const { join, bind } = change;
  const agents = join ? { [join.agentId]: join.name, ...session.agents } : session.agents;
  const added = (change.append ?? []).map((entry, index) => placed(entry, session.seq + 1 + index, agents));
  return {
    ...session,
    state: change.to ?? session.state,
    version: session.version + (isVisible(change) ? 1 : 0),
    seq: session.seq + added.length,
    tail: change.only.logged === undefined ? [...session.tail, ...added] : added,
    turns: turnsAfter(session, change),
    agents,
    owner: session.owner ?? join?.agentId,
    endedAt: change.endedAt ?? session.endedAt,
    rating: change.rating === undefined ? session.rating : (change.rating ?? undefined),
    visitorConnections:
      bind?.kind === 'visitor'
        ? [...new Set([...session.visitorConnections, bind.connectionId])]
        : session.visitorConnections,
    agentConnections:
      bind?.kind === 'agent'
        ? [...session.agentConnections.filter((one) => one.connectionId !== bind.connectionId), { agentId: bind.agentId, connectionId: bind.connectionId }]
        : session.agentConnections,
  };
}

function holds(session: Session, only: SessionChange['only']): boolean {
  return (
    only.states.includes(session.state) &&
    (only.visitorId === undefined || only.visitorId === session.visitorId) &&
    (only.agent === undefined || session.agents[only.agent] !== undefined) &&
    (only.newcomer === undefined || session.agents[only.newcomer] === undefined) &&
    (only.unowned === undefined || session.owner === undefined) &&
    (only.turn === undefined || (session.turns[only.turn.sender] ?? 0) === only.turn.turn - 1) &&
    (only.logged === undefined || session.seq === only.logged)
  );
}

/** An agent speaks under the name he joined with, whatever he is called by now. */
function placed(entry: NewEntry, seq: number, agents: Session['agents']): Entry {
  if (entry.kind !== 'message' || entry.by.kind !== 'agent') return { ...entry, seq };
  return { ...entry, seq, by: { ...entry.by, name: agents[entry.by.agentId] ?? entry.by.name } };
}

function turnsAfter(session: Session, { only }: SessionChange) {
  return only.turn ? { ...session.turns, [only.turn.sender]: only.turn.turn } : session.turns;
}
