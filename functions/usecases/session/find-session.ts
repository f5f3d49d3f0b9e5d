import type { Actor } from '../../contract/actor.ts';
import type { Author } from '../../contract/entry.ts';
import type { SessionId } from '../../contract/ids.ts';
import { isVisitorOf, type Sender, type Session } from '../../domain/session.ts';
import type { SessionChange, SessionKey } from '../../domain/session-change.ts';

/** Whose turns an actor counts. */
export const senderOf = (actor: Actor): Sender => (actor.kind === 'visitor' ? 'visitor' : actor.agentId);

/** The key of a session, always inside the actor's own tenant. */
export const keyOf = (actor: Pick<Actor, 'tenantId'>, sessionId: SessionId): SessionKey => ({ tenantId: actor.tenantId, sessionId });

/** The session where the actor may know of it: a visitor his own, an agent every one of his tenant. */
export function known(actor: Actor, session: Session | undefined): Session | undefined {
  if (!session) return undefined;
  return actor.kind === 'agent' || isVisitorOf(session, actor.visitorId) ? session : undefined;
}

/** The part of a condition that makes sure that the actor takes part. */
export const takesPart = (actor: Actor): Pick<SessionChange['only'], 'visitorId' | 'agent'> =>
  actor.kind === 'visitor' ? { visitorId: actor.visitorId } : { agent: actor.agentId };

export const bindingOf = (actor: Actor): NonNullable<SessionChange['bind']> =>
  actor.kind === 'visitor'
    ? { kind: 'visitor', connectionId: actor.connectionId }
    : { kind: 'agent', agentId: actor.agentId, connectionId: actor.connectionId };

/** How an actor signs what he writes into the log. */
export function authorOf(actor: Actor): Exclude<Author, { kind: 'system' }> {
  return actor.kind === 'visitor' ? { kind: 'visitor' } : { kind: 'agent', agentId: actor.agentId, name: actor.name };
}
