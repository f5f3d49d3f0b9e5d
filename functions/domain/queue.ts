import { limits } from '../contract/limits.ts';
import type { ConnectionId, SessionId } from '../contract/ids.ts';
import type { QueuePlace } from '../contract/session.ts';

/** One waiting session as the queue index shows it, oldest of the highest priority first. */
export type Waiting = {
  readonly sessionId: SessionId;
  readonly visitorConnections: readonly ConnectionId[];
};

/** How many to read: one more than is counted, and one for a session that has just left and is still shown. */
export const queueRead = limits.queueCounted + 2;

/**
 * Every visitor's place, from the first of the queue (IRP-22).
 * Positions are never stored: they are where the index puts a session now.
 */
export function places(waiting: readonly Waiting[]): { sessionId: SessionId; place: QueuePlace; connections: readonly ConnectionId[] }[] {
  return waiting.map((one, index) => ({
    sessionId: one.sessionId,
    place: placeAt(index + 1, waiting.length),
    connections: one.visitorConnections,
  }));
}

/** The place of one session; beyond what is counted, the place after the last that is. */
export function placeOf(waiting: readonly Waiting[], sessionId: SessionId): QueuePlace {
  const found = places(waiting).find((one) => one.sessionId === sessionId);
  // The index follows the table by a moment: a session that has just entered stands last.
  return found?.place ?? placeAt(Math.min(waiting.length, limits.queueCounted) + 1, waiting.length + 1);
}

const placeAt = (position: number, waiting: number): QueuePlace => ({
  position,
  total: Math.min(waiting, limits.queueCounted),
  more: waiting > limits.queueCounted,
});
