import * as z from 'zod/mini';
import { Facts } from './facts.ts';
import { Entry } from './entry.ts';
import { AgentId, SessionId } from './ids.ts';

/** IRP-42. `active` is shown as "Chatting". */
export const SessionState = z.enum(['waiting', 'active', 'unanswered', 'completed']);
export type SessionState = z.infer<typeof SessionState>;

/** IRP-28: no rating is a real third value. */
export const Rating = z.enum(['good', 'bad']);
export type Rating = z.infer<typeof Rating>;

/** One row of the agents' grid (IRP-41). A row with a higher `version` replaces one with a lower. */
export const SessionRow = z.strictObject({
  sessionId: SessionId,
  version: z.int().check(z.minimum(1)),
  state: SessionState,
  /** Milliseconds since 1970. */
  receivedAt: z.int().check(z.minimum(0)),
  /** The agent who answered first. */
  operator: z.optional(z.strictObject({ agentId: AgentId, name: z.string() })),
  rating: z.optional(Rating),
  facts: Facts,
});
export type SessionRow = z.infer<typeof SessionRow>;

/** A row without its facts: what a change of state alters. */
export const SessionRowState = z.omit(SessionRow, { facts: true });
export type SessionRowState = z.infer<typeof SessionRowState>;

/** A place in the queue. `total` is exact up to `limits.queueCounted`; beyond it `more` is true. */
export const QueuePlace = z.strictObject({
  position: z.int().check(z.minimum(1)),
  total: z.int().check(z.minimum(1)),
  more: z.boolean(),
});
export type QueuePlace = z.infer<typeof QueuePlace>;

/**
 * What a participant sees of a session: its state and the log after the sequence that was asked for.
 * `entries` is contiguous and begins right after `after`, or, where none was asked for, wherever the head's own part of the log does;
 * `head` may be ahead of its last (`more`: ask again).
 */
export const SessionView = z.strictObject({
  sessionId: SessionId,
  version: z.int().check(z.minimum(1)),
  state: SessionState,
  head: z.int().check(z.minimum(0)),
  entries: z.array(Entry),
  more: z.boolean(),
  /** The last turn the server accepted from the one who asks; his next message carries `turn + 1`. */
  turn: z.int().check(z.minimum(0)),
  rating: z.optional(Rating),
  /** Echoed with `say`, `typing` and `looking`; opaque to the client. */
  pass: z.optional(z.string()),
  queue: z.optional(QueuePlace),
});
export type SessionView = z.infer<typeof SessionView>;
