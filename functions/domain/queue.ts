import { limits } from '../contract/limits.ts';
import type { ConnectionId, SessionId } from '../contract/ids.ts';
import type { QueuePlace } from '../contract/session.ts';

/** One waiting session as the queue index shows it, oldest of the highest priority first. */
export type Waiting = {
  readonly sessionId: SessionId;
  readonly visitorConnections: readonly ConnectionId[];
};

/**
 * Every visitor's place, from the first `limits.queueCounted` of the queue (IRP-22).
 * Positions are never stored: they are where the index puts a session now.
 */
export function places(waiting: readonly Waiting[]): { sessionId: SessionId; place: QueuePlace; connections: readonly ConnectionId[] }[] {
  return waiting.map((one, index) => ({
    sessionId: one.sessionId,
    place: { position: index + 1, total: waiting.length, more: waiting.length >= limits.queueCounted },
    connections: one.visitorConnections,
  }));
}

/** The place of one session; beyond what is counted, the place after the last that is. */
export function placeOf(waiting: readonly Waiting[], sessionId: SessionId): QueuePlace {
  const found = places(waiting).find((one) => one.sessionId === sessionId);
  if (found) return found.place;
  // The index follows the table by a moment: a session that has just entered stands last.
  return { position: waiting.length + 1, total: waiting.length + 1, more: waiting.length >= limits.queueCounted };
}
