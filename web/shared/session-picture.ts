import type { Entry } from '../../functions/contract/entry.ts';
import type { SessionId } from '../../functions/contract/ids.ts';
import type { QueuePlace, Rating, SessionState } from '../../functions/contract/session.ts';
import type { Unsent } from './outgoing.ts';
import type { Typing } from './typing.ts';

/** Everything a person sees of one session, as one immutable value. */
export type SessionPicture = {
  sessionId: SessionId;
  /** `new`: not started. `starting`: on its way. `refused`: see `startRefusal`. `gone`: the server knows no such session. */
  phase: 'new' | 'starting' | 'refused' | 'gone' | 'started';
  /** Why the start was refused, such as `chat-disabled`. */
  startRefusal: string | undefined;
  /** Undefined until the server has told it. */
  state: SessionState | undefined;
  /** The log, gap-free and in order. */
  entries: readonly Entry[];
  /** One's own messages that the log does not show yet, in order; show them after `entries`. */
  unsent: readonly Unsent[];
  /** At once what was chosen, then what the server holds. */
  rating: Rating | undefined;
  queue: QueuePlace | undefined;
  /** The other side is writing; `draft` is there while it shows what it writes. */
  typing: Typing | undefined;
  /** Nothing is known to be missing (BY-01). */
  synced: boolean;
};
