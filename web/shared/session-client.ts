import type { Author } from '../../functions/contract/entry.ts';
import type { Circumstances } from '../../functions/contract/facts.ts';
import type { EntryId, SessionId } from '../../functions/contract/ids.ts';
import type { Rating, SessionRowState } from '../../functions/contract/session.ts';
import type { Connection } from './connection.ts';
import type { Answer } from './frames.ts';
import { createHeartbeat } from './heartbeat.ts';
import type { Host, Storage } from './host.ts';
import type { SessionPicture } from './session-picture.ts';
import { createSessionState } from './session-state.ts';
import { createSessionWork } from './session-work.ts';
import type { Readable } from './store.ts';
import { createTypingNotice } from './typing.ts';

export type { SessionPicture };

export type SessionClient = {
  picture: Readable<SessionPicture>;
  /** Visitor: start, with a first message or without text (IRP-24). Repeats itself with the same ids until answered. */
  start: (circumstances: Circumstances, text?: string) => void;
  /** Queues a message; it shows at once in `unsent`. Blank text is ignored. */
  say: (text: string) => void;
  /** Sends a failed message again under the same id. */
  retry: (entryId: EntryId) => void;
  /** Takes a failed message out and answers its text, for the composer. */
  takeBack: (entryId: EntryId) => string | undefined;
  /** Call on every change of the composer; throttled here. */
  typing: (draft: string) => void;
  /** Agent: this session is before his eyes, or no longer. */
  looking: (looking: boolean) => void;
  /** Each of these repeats itself over lost connections until the server has answered. */
  connect: () => Promise<Answer<unknown>>;
  end: () => Promise<Answer<unknown>>;
  markUnanswered: () => Promise<Answer<unknown>>;
  rate: (rating: Rating | null) => Promise<Answer<unknown>>;
  mailTranscript: (to: string) => Promise<Answer<unknown>>;
  update: (circumstances: Circumstances) => void;
  /** What a shared heartbeat has heard: beyond it something is missing. */
  heard: (head: number, version: number) => void;
  /** Lets go of every timer and subscription; the connection lives on. */
  dispose: () => void;
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
  /** The language the agent greets in. */
  language?: string;
  newEntryId: () => EntryId;
  /** The row that came with an answer (console). */
  onRow?: (row: SessionRowState) => void;
};

/** An agent's eyes are trusted this long without a word, so that drafts do not flow to nobody for ever. */
const lookingLease = 180_000;
const lookingAgain = 150_000;

/** One session over a connection that comes and goes: what is typed arrives once and in order, what is said is seen in order. */
export function createSessionClient(options: SessionClientOptions): SessionClient {
  const { connection, host, sessionId, me } = options;
  const session = createSessionState(options);
  const work = createSessionWork(options, session);
  let watchedUntil = 0;
  let isLooking = false;
  let looksAgain: () => void = () => undefined;

  const notice = createTypingNotice(
    host,
    () => me.kind === 'visitor' && options.typingPreview === true && host.now() < watchedUntil,
    (draft) => {
      const pass = session.pass();
      if (pass) connection.tell({ action: 'typing', sessionId, pass, ...(draft === undefined ? {} : { draft }) });
    },
  );

  function tellLooking(looking: boolean) {
    looksAgain();
    const pass = session.pass();
    if (pass) connection.tell({ action: 'looking', sessionId, pass, looking });
    looksAgain = looking ? host.after(lookingAgain, () => tellLooking(true)) : () => undefined;
  }

  const unPush = connection.onPush((push) => {
    if (push.type === 'looking' && push.sessionId === sessionId) watchedUntil = push.looking ? host.now() + lookingLease : 0;
    if (!session.hear(push)) return;
    // Only entries tell where the log stands: typing must not put the next beat off.
    if (push.type === 'entries') pulse?.heard();
    work.go();
    // A peer on a new socket has not heard that somebody looks.
    if (push.type === 'pass' && isLooking) tellLooking(true);
  });
  const unState = connection.state.subscribe((state) => {
    if (state !== 'open') return;
    work.go();
    if (isLooking) tellLooking(true);
  });
  const unGreet = connection.onSocket(work.greet);
  // A desk beats for all its sessions at once.
  const pulse = me.kind === 'visitor' ? createHeartbeat(host, () => void work.beat()) : undefined;
  if (connection.state.get() === 'open') void work.greet(connection.ask).then(() => work.go());

  const about = { sessionId } as const;
  return {
    picture: session.picture,
    start: (circumstances, text = '') => {
      session.begin(circumstances, text.trim());
      work.go();
    },
    say: (text) => {
      if (!text.trim()) return;
      notice.sent();
      session.type(text.trim());
      work.go();
    },
    retry: (entryId) => {
      session.again(entryId);
      work.go();
    },
    takeBack: session.takeBack,
    typing: notice.typed,
    looking: (looking) => {
      if (looking === isLooking) return;
      isLooking = looking;
      tellLooking(looking);
    },
    connect: () =>
      work.wish('connect', async () => {
        const { language } = options;
        const answer = await connection.ask({ action: 'connect', ...about, ...(language ? { language } : {}) });
        if (answer.ok) {
          work.bound();
          session.see(answer.value.session);
          options.onRow?.(answer.value.row);
        }
        return answer;
      }),
    end: () =>
      work.wish('end', async () => {
        const answer = await connection.ask({ action: 'end', ...about });
        if (answer.ok) session.see(answer.value.session);
        return answer;
      }),
    markUnanswered: () =>
      work.wish('mark-unanswered', async () => {
        const answer = await connection.ask({ action: 'mark-unanswered', ...about });
        if (answer.ok) session.see(answer.value.session);
        return answer;
      }),
    rate: (rating) => {
      session.choose(rating);
      return work.wish('rate', async () => {
        const answer = await connection.ask({ action: 'rate', ...about, rating });
        if (answer.ok) session.rated(answer.value.rating, answer.value.version);
        else if (answer.refusal !== 'no-answer' && answer.refusal !== 'try-again') session.choose(undefined);
        return answer;
      });
    },
    mailTranscript: (to) => {
      const entryId = options.newEntryId();
      return work.wish(entryId, () => connection.ask({ action: 'mail-transcript', ...about, entryId, to }));
    },
    update: (circumstances) => {
      void work.wish('update', () => connection.ask({ action: 'update', ...about, circumstances }));
    },
    heard: (head, version) => {
      session.heard(head, version);
      work.go();
    },
    dispose: () => {
      for (const undo of [unPush, unState, unGreet, looksAgain, notice.rest, work.stop, session.rest]) undo();
      pulse?.stop();
    },
  };
}
