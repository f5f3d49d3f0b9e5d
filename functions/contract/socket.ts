import * as z from 'zod/mini';
import { Availability } from './availability.ts';
import { Entry, MessageText } from './entry.ts';
import { Circumstances } from './facts.ts';
import { EntryId, RequestId, SessionId } from './ids.ts';
import { limits } from './limits.ts';
import { QueuePlace, Rating, SessionRow, SessionRowState, SessionState, SessionView } from './session.ts';

/** Requests a client may send. Each is answered by exactly one reply with the same `id`, except those marked silent. */
const request = { id: RequestId };
const about = { ...request, sessionId: SessionId };
const turn = z.int().check(z.minimum(1), z.maximum(1_000_000));
const pass = z.string().check(z.maxLength(2_000));

/** First frame of every socket. With a session: binds this socket to it and answers its view after `after`. */
export const Hello = z.strictObject({
  action: z.literal('hello'),
  ...request,
  sessionId: z.optional(SessionId),
  after: z.optional(z.int().check(z.minimum(0))),
});
export type Hello = z.infer<typeof Hello>;

/** The visitor's first send (IRP-24: it may be without text). Repeating it changes nothing and answers the same. */
export const Start = z.strictObject({
  action: z.literal('start'),
  ...about,
  circumstances: Circumstances,
  message: z.optional(z.strictObject({ entryId: EntryId, text: MessageText })),
});
export type Start = z.infer<typeof Start>;

/** `turn` is one more than the last turn that the server accepted from this sender in this session. */
export const Say = z.strictObject({
  action: z.literal('say'),
  ...about,
  entryId: EntryId,
  turn,
  text: MessageText,
  pass: z.optional(pass),
});
export type Say = z.infer<typeof Say>;

/** Silent. `draft` only while the agent is looking (IRP-47); never stored. An empty draft says: stopped. */
export const Typing = z.strictObject({
  action: z.literal('typing'),
  sessionId: SessionId,
  pass,
  draft: z.optional(z.string().check(z.maxLength(limits.draftChars))),
});
export type Typing = z.infer<typeof Typing>;

/** Silent. The agent has this session before his eyes, or no longer. */
export const Looking = z.strictObject({
  action: z.literal('looking'),
  sessionId: SessionId,
  pass,
  looking: z.boolean(),
});
export type Looking = z.infer<typeof Looking>;

/** The entries after a sequence, of any age. */
export const Sync = z.strictObject({ action: z.literal('sync'), ...about, after: z.int().check(z.minimum(0)) });
export type Sync = z.infer<typeof Sync>;

/** Agent: take a waiting session, or join an active one (IRP-45). */
export const Connect = z.strictObject({
  action: z.literal('connect'),
  ...about,
  /** The visitor's language, as the row shows it: the greeting is in it. */
  language: Circumstances.shape.language,
});
export type Connect = z.infer<typeof Connect>;
export const End = z.strictObject({ action: z.literal('end'), ...about });
export type End = z.infer<typeof End>;
/** Agent (IRP-50). */
export const MarkUnanswered = z.strictObject({ action: z.literal('mark-unanswered'), ...about });
export type MarkUnanswered = z.infer<typeof MarkUnanswered>;
/** Visitor (IRP-28). Null clears. */
export const Rate = z.strictObject({ action: z.literal('rate'), ...about, rating: z.nullable(Rating) });
export type Rate = z.infer<typeof Rate>;
/** Visitor: moved to another page, changed the basket. */
export const Update = z.strictObject({ action: z.literal('update'), ...about, circumstances: Circumstances });
export type Update = z.infer<typeof Update>;
/** Mails the transcript once for this `entryId`, however often it is repeated (IRP-26). */
export const MailTranscript = z.strictObject({
  action: z.literal('mail-transcript'),
  ...about,
  entryId: EntryId,
  to: z.email().check(z.maxLength(limits.emailChars)),
});
export type MailTranscript = z.infer<typeof MailTranscript>;
/** Answers the head sequence of each named session, so that a lost last message is noticed. */
export const Ping = z.strictObject({
  action: z.literal('ping'),
  ...request,
  sessionIds: z.array(SessionId).check(z.maxLength(20)),
});
export type Ping = z.infer<typeof Ping>;

export const VisitorRequest = z.discriminatedUnion('action', [
  Hello, Start, Say, Typing, Sync, End, Rate, Update, MailTranscript, Ping,
]);
export type VisitorRequest = z.infer<typeof VisitorRequest>;

export const AgentRequest = z.discriminatedUnion('action', [
  Hello, Say, Typing, Looking, Sync, Connect, End, MarkUnanswered, Ping,
]);
export type AgentRequest = z.infer<typeof AgentRequest>;

/** The value of a successful reply, by action. */
export const replies = {
  hello: z.strictObject({ session: z.optional(SessionView) }),
  start: z.strictObject({ session: SessionView }),
  say: z.strictObject({ seq: z.int().check(z.minimum(1)), at: z.int().check(z.minimum(0)), head: z.int().check(z.minimum(1)), pass: z.optional(z.string()) }),
  sync: z.strictObject({ session: SessionView }),
  connect: z.strictObject({ session: SessionView, row: SessionRowState }),
  end: z.strictObject({ session: SessionView }),
  'mark-unanswered': z.strictObject({ session: SessionView }),
  rate: z.strictObject({ rating: z.nullable(Rating), version: z.int().check(z.minimum(1)) }),
  update: z.strictObject({}),
  'mail-transcript': z.strictObject({}),
  ping: z.strictObject({
    heads: z.array(z.strictObject({ sessionId: SessionId, head: z.int().check(z.minimum(0)), version: z.int().check(z.minimum(1)) })),
    /** A waiting visitor's place, refreshed. */
    queue: z.optional(QueuePlace),
  }),
} as const;
export type ReplyTo<A extends keyof typeof replies> = z.infer<(typeof replies)[A]>;

/** A reply: `{re, ok: true, value}` or `{re, ok: false, refusal, message, …}`. `re` is absent when the request had no readable id. */
export const Reply = z.union([
  z.strictObject({ re: RequestId, ok: z.literal(true), value: z.unknown() }),
  z.strictObject({
    re: z.optional(RequestId),
    ok: z.literal(false),
    refusal: z.string(),
    message: z.string(),
    /** The part of the input to change, such as `text`. */
    field: z.optional(z.string()),
    /** With `turn-taken`: the turn that was refused, and the next free one. */
    turn: z.optional(z.int()),
    next: z.optional(z.int()),
  }),
]);
export type Reply = z.infer<typeof Reply>;

/** What the server sends unasked. */
export const Push = z.discriminatedUnion('type', [
  /** New entries of a session, contiguous; with the state they leave it in. */
  z.strictObject({
    type: z.literal('entries'),
    sessionId: SessionId,
    entries: z.array(Entry).check(z.minLength(1)),
    state: SessionState,
    version: z.int().check(z.minimum(1)),
    /** Part of what `version` counts: absent says that there is none. */
    rating: z.optional(Rating),
    pass: z.optional(z.string()),
  }),
  /** A session appeared or changed: to every agent of the tenant. */
  z.strictObject({ type: z.literal('row'), row: SessionRow }),
  /** The state part of a row, when its facts did not change. Never sent to the socket whose request made the change: its reply says the same. */
  z.strictObject({ type: z.literal('row-state'), row: SessionRowState }),
  /** Circumstances changed. */
  z.strictObject({ type: z.literal('row-facts'), sessionId: SessionId, circumstances: Circumstances }),
  z.strictObject({ type: z.literal('queue'), sessionId: SessionId, place: QueuePlace }),
  z.strictObject({ type: z.literal('typing'), sessionId: SessionId, name: z.optional(z.string()), draft: z.optional(z.string()) }),
  z.strictObject({ type: z.literal('looking'), sessionId: SessionId, looking: z.boolean() }),
  /** The peers' sockets changed: use this pass from now on. */
  z.strictObject({ type: z.literal('pass'), sessionId: SessionId, pass: z.string() }),
  /** The master switch or the rules flag changed: to every agent of the tenant. */
  z.strictObject({ type: z.literal('settings'), version: z.int(), enabled: z.boolean(), useRules: z.boolean(), availability: Availability }),
]);
export type Push = z.infer<typeof Push>;
