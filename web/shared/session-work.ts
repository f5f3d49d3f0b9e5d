import { reconnectDelay } from './backoff.ts';
import type { Answer, Ask } from './frames.ts';
import { upNext, type Unsent } from './outgoing.ts';
import type { SessionClientOptions } from './session-client.ts';
import type { SessionMemory } from './session-state.ts';
import type { Undo } from './store.ts';
import { missingAfter } from './transcript.ts';

type Wish = { run: () => Promise<Answer<unknown>>; resolve: (answer: Answer<unknown>) => void };

/** It may or may not have happened, or not yet: ask again with the same ids. */
const isOpen = (answer: Answer<unknown>) => !answer.ok && (answer.refusal === 'no-answer' || answer.refusal === 'try-again');

/** Does what a session still wants from the server, one request at a time, and again until it is answered. */
export function createSessionWork({ connection, host, sessionId }: SessionClientOptions, session: SessionMemory) {
  const wishes = new Map<string, Wish>();
  // Whether this socket hears of the session: by its hello, its start or its connect.
  let isBound = false;
  let isBusy = false;
  let isOver = false;
  let tries = 0;
  let cancel: Undo = () => undefined;

  function go() {
    if (isBusy || isOver || connection.state.get() !== 'open') return;
    cancel();
    isBusy = true;
    void run().then((isDone) => {
      isBusy = false;
      if (isDone) tries = 0;
      else cancel = host.after(reconnectDelay(tries++, host.random), go);
    });
  }

  /** True once nothing is left, false where a pause is needed. */
  async function run(): Promise<boolean> {
    for (;;) {
      const step = isOver ? undefined : next();
      if (!step) return true;
      if (!(await step())) return false;
    }
  }

  function next(): (() => Promise<boolean>) | undefined {
    const { phase } = session.picture.get();
    if (phase === 'starting') return start;
    if (phase !== 'started') return undefined;
    // He takes part by now, through another window or an attempt that was given up.
    if (!isBound && session.pass() !== undefined) return () => greet(connection.ask);
    if (missingAfter(session.transcript()) !== undefined) return sync;
    const item = upNext(session.outgoing());
    if (item) return () => send(item);
    const wish = wishes.entries().next().value;
    return wish && (() => fulfil(...wish));
  }

  async function start(): Promise<boolean> {
    const first = upNext(session.outgoing());
    const message = first && { entryId: first.entryId, text: first.text };
    const answer = await connection.ask({ action: 'start', sessionId, circumstances: session.circumstances(), ...(message ? { message } : {}) });
    isBound ||= answer.ok;
    if (answer.ok) session.see(answer.value.session);
    else if (!isOpen(answer)) session.startRefused(answer.refusal);
    return !isOpen(answer);
  }

  async function sync(): Promise<boolean> {
    const after = session.transcript().entries.length;
    const answer = await connection.ask({ action: 'sync', sessionId, after });
    if (answer.ok) session.see(answer.value.session);
    else if (answer.refusal === 'session-not-found') session.gone();
    else return false;
    return true;
  }

  async function send(item: Unsent & { turn: number }): Promise<boolean> {
    const { entryId, text, turn } = item;
    session.attempted(entryId, turn);
    const pass = session.pass();
    const answer = await connection.ask({ action: 'say', sessionId, entryId, turn, text, ...(pass ? { pass } : {}) });
    if (answer.ok) {
      session.stored(item, answer.value);
      return true;
    }
    if (isOpen(answer)) return false;
    if (answer.refusal === 'turn-taken') return answer.turn === turn && renumber(item);
    session.refused(entryId, answer.refusal);
    // The refusal may be the first news of the session's end.
    await sync();
    return true;
  }

  /** Another window of the same person took this turn: only a log read after that can say that the message is not in it. */
  async function renumber({ entryId, turn }: Unsent & { turn: number }): Promise<boolean> {
    do {
      if (!(await sync())) return false;
    } while (missingAfter(session.transcript()) !== undefined);
    const item = session.outgoing().items.find((one) => one.entryId === entryId);
    if (item?.turn !== turn) return true;
    session.renumbered(entryId);
    return session.outgoing().turn >= turn;
  }

  async function fulfil(name: string, wish: Wish): Promise<boolean> {
    const answer = await wish.run();
    if (isOpen(answer)) return false;
    if (wishes.get(name) === wish) wishes.delete(name);
    wish.resolve(answer);
    return true;
  }

  /** The first frame of a socket: binds it to the session before anything is read. */
  async function greet(ask: Ask): Promise<boolean> {
    const isKnown = session.picture.get().phase === 'started';
    const after = session.transcript().entries.length;
    const answer = await ask({ action: 'hello', ...(isKnown ? { sessionId, after } : {}) });
    if (answer.ok && answer.value.session) session.see(answer.value.session);
    // Who looks on without taking part has no pass, and hears nothing.
    isBound = answer.ok && session.pass() !== undefined;
    if (!answer.ok && answer.refusal === 'session-not-found') session.gone();
    return !isOpen(answer);
  }

  return {
    go,
    /** A later wish of the same name replaces one that is not answered yet. */
    wish: (name: string, run: Wish['run']): Promise<Answer<unknown>> =>
      new Promise((resolve) => {
        const replaced = wishes.get(name);
        const both = (answer: Answer<unknown>) => {
          replaced?.resolve(answer);
          resolve(answer);
        };
        wishes.set(name, { run, resolve: both });
        go();
      }),
    greet,
    bound: () => {
      isBound = true;
    },
    /** Asks where the log stands. */
    beat: async (): Promise<void> => {
      const { phase } = session.picture.get();
      const isAsked = phase !== 'new' && phase !== 'gone';
      const answer = await connection.ask({ action: 'ping', sessionIds: isAsked ? [sessionId] : [] });
      if (!answer.ok) return;
      if (phase === 'refused' && answer.value.heads.length > 0) {
        session.found();
        await greet(connection.ask);
      }
      session.place(answer.value.queue);
      for (const { head, version } of answer.value.heads) session.heard(head, version);
      go();
    },
    stop: () => {
      isOver = true;
      cancel();
    },
  };
}
