import type { Entry } from '../../contract/entry.ts';
import type { ConnectionId } from '../../contract/ids.ts';
import type { Push } from '../../contract/socket.ts';
import { overflow } from '../../domain/log.ts';
import type { Sender, Session } from '../../domain/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Sockets } from '../../ports/sockets.ts';
import { issuePass } from './pass.ts';

export type AnnounceNeeds = { sessions: Sessions; sockets: Sockets; signer: Signer; clock: Clock };

/**
 * Moves a heavy tail into a chunk. Answers up to which sequence the log is now safe there (0: nothing new).
 * A failure costs nothing but a heavier head: the next write tries again.
 */
export async function keepTail({ sessions }: Pick<AnnounceNeeds, 'sessions'>, session: Session): Promise<number> {
  const chunk = overflow(session);
  if (!chunk) return 0;
  return sessions.keepChunk(session, chunk).then(() => chunk.last, () => 0);
}

/** Hands new entries to every socket of the session but the one that is answered anyway. One dead socket stops nobody. */
export async function announceEntries(
  needs: AnnounceNeeds, session: Session, entries: readonly Entry[], logged: number, except?: ConnectionId,
): Promise<void> {
  if (entries.length === 0) return;
  await toParticipants(needs, session, except, (recipient) => ({
    type: 'entries',
    sessionId: session.sessionId,
    entries: [...entries],
    state: session.state,
    version: session.version,
    ...(session.rating ? { rating: session.rating } : {}),
    pass: issuePass(needs, session, recipient, logged),
  }));
}

/** Tells the peers of a socket that has just joined where to send what is typed. */
export async function announcePass(needs: AnnounceNeeds, session: Session, except: ConnectionId): Promise<void> {
  await toParticipants(needs, session, except, (recipient) => ({
    type: 'pass',
    sessionId: session.sessionId,
    pass: issuePass(needs, session, recipient, 0),
  }));
}

async function toParticipants(
  needs: AnnounceNeeds, session: Session, except: ConnectionId | undefined, push: (recipient: Sender) => Push,
): Promise<void> {
  const sockets = [
    ...session.visitorConnections.map((connectionId) => ({ connectionId, recipient: 'visitor' as const })),
    ...session.agentConnections.map(({ agentId, connectionId }) => ({ connectionId, recipient: agentId })),
  ].filter(({ connectionId }) => connectionId !== except);
  await Promise.allSettled(
    sockets.map(async ({ connectionId, recipient }) => postTo(needs, session, connectionId, push(recipient))),
  );
}

/** Posts to one socket of a session and takes it off the session where it is gone. */
export async function postTo(
  { sessions, sockets }: Pick<AnnounceNeeds, 'sessions' | 'sockets'>,
  key: Pick<Session, 'tenantId' | 'sessionId'>, connectionId: ConnectionId, push: Push,
): Promise<void> {
  const outcome = await sockets.post(connectionId, push);
  if (outcome === 'gone') await sessions.unbind(key, connectionId);
}
