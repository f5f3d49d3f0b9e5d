import type { Entry } from '../contract/entry.ts';
import type { AgentId, ConnectionId, SessionId, TenantId, VisitorId } from '../contract/ids.ts';
import type { Rating, SessionState } from '../contract/session.ts';

/** The visitor, or one agent: whoever counts his own turns in a session. */
export type Sender = 'visitor' | AgentId;

/** The head of a session: its state, who takes part through which sockets, and the newest part of its log. */
export type Session = {
  readonly tenantId: TenantId;
  readonly sessionId: SessionId;
  readonly visitorId: VisitorId;
  readonly state: SessionState;
  /** Grows with each change that a grid row shows. */
  readonly version: number;
  /** Sequence of the last entry; 0 when there is none. */
  readonly seq: number;
  /** The last entries, contiguous, ending at `seq`. Older ones are in chunks. */
  readonly tail: readonly Entry[];
  /** The last turn accepted from each sender. */
  readonly turns: Readonly<Record<string, number>>;
  /** The agents who take or took part, with the name the visitor reads. */
  readonly agents: Readonly<Record<string, string>>;
  /** Who answered first. */
  readonly owner?: AgentId | undefined;
  /** Milliseconds since 1970. */
  readonly enteredAt: number;
  readonly endedAt?: number | undefined;
  readonly rating?: Rating | undefined;
  readonly visitorConnections: readonly ConnectionId[];
  readonly agentConnections: readonly AgentConnection[];
};

export type AgentConnection = { readonly agentId: AgentId; readonly connectionId: ConnectionId };

/** Sequence of the first entry in the tail. */
export const tailFirst = (session: Session) => session.seq - session.tail.length + 1;

/**
 * The state machine (requirements A.6). Every write that changes a state takes its condition from here,
 * and each transition writes exactly one entry of the named kind.
 */
export const transitions = {
  take: { from: ['waiting', 'unanswered'], to: 'active', entry: 'connected' },
  expire: { from: ['waiting'], to: 'unanswered', entry: 'unanswered' },
  giveUp: { from: ['waiting', 'active'], to: 'unanswered', entry: 'unanswered' },
  end: { from: ['waiting', 'active', 'unanswered'], to: 'completed', entry: 'completed' },
} as const satisfies Record<string, { from: readonly SessionState[]; to: SessionState; entry: Entry['kind'] }>;

/** IRP-10: a started session can be talked in until somebody completes it; an agent talks once connected. */
export const talkStates = {
  visitor: ['waiting', 'active', 'unanswered'],
  agent: ['active'],
} as const satisfies Record<string, readonly SessionState[]>;

export const isAgentOf = (session: Session, agentId: AgentId) => session.agents[agentId] !== undefined;

/** A stranger learns nothing: not theirs looks the same as not there. */
export function isVisitorOf(session: Session, visitorId: VisitorId): boolean {
  return session.visitorId === visitorId;
}
