import type { Author, Entry } from '../../functions/contract/entry.ts';
import type { Circumstances } from '../../functions/contract/facts.ts';
import type { EntryId, SessionId } from '../../functions/contract/ids.ts';
import type { QueuePlace, Rating, SessionState } from '../../functions/contract/session.ts';
import type { Connection } from './connection.ts';
import type { Answer } from './frames.ts';
import type { Host, Storage } from './host.ts';
import type { Unsent } from './outgoing.ts';
import type { Readable } from './store.ts';

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
  rating: Rating | undefined;
  queue: QueuePlace | undefined;
  /** The other side is writing; `draft` is there while it shows what it writes. */
  typing: { name?: string | undefined; draft?: string | undefined } | undefined;
  /** Nothing is known to be missing (BY-01). */
  synced: boolean;
};

export type SessionClient = {
  picture: Readable<SessionPicture>;
  /** Visitor: start, with a first message or without text (IRP-24). Repeats itself with the same ids until answered. */
  start(circumstances: Circumstances, text?: string): void;
  /** Queues a message; it shows at once in `unsent`. Blank text is ignored. */
  say(text: string): void;
  /** Sends a failed message again under the same id. */
  retry(entryId: EntryId): void;
  /** Takes a failed message out and answers its text, for the composer. */
  takeBack(entryId: EntryId): string | undefined;
  /** Call on every change of the composer; throttled here. */
  typing(draft: string): void;
  /** Agent: this session is before his eyes, or no longer. */
  looking(looking: boolean): void;
  /** Each of these repeats itself over lost connections until the server has answered. */
  connect(): Promise<Answer<unknown>>;
  end(): Promise<Answer<unknown>>;
  markUnanswered(): Promise<Answer<unknown>>;
  rate(rating: Rating | null): Promise<Answer<unknown>>;
  mailTranscript(to: string): Promise<Answer<unknown>>;
  update(circumstances: Circumstances): void;
  /** Lets go of every timer and subscription; the connection lives on. */
  dispose(): void;
};

export type SessionClientOptions = {
  connection: Connection;
  host: Host;
  /** Of one tab (`sessionStorage`): two tabs must not share what is unsent. */
  storage: Storage;
  sessionId: SessionId;
  /** Who speaks here. */
  me: Exclude<Author, { kind: 'system' }>;
  /** The server is known to have the session: a stored one that is resumed, or an agent's. */
  started: boolean;
  /** IRP-47: the tenant lets agents see drafts. */
  typingPreview?: boolean;
  newEntryId(): EntryId;
};

export function createSessionClient(options: SessionClientOptions): SessionClient {
  throw new Error(`Not built yet for ${options.sessionId}`);
}
