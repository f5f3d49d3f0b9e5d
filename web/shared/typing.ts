import { limits } from '../../functions/contract/limits.ts';
import type { Host } from './host.ts';
import { createStore, type Readable, type Undo } from './store.ts';

const noticeEvery = 6_000;
const draftEvery = 1_500;

/**
 * Tells the other side that one types: one notice per message or per 6 s;
 * while the other side looks, the draft itself about every 1.5 s (IRP-47).
 */
export function createTypingNotice(host: Host, isWatched: () => boolean, tell: (draft?: string) => void) {
  let last = -noticeEvery;
  let draft = '';
  let cancel: Undo | undefined;

  function tellDraft() {
    cancel = undefined;
    last = host.now();
    tell(draft.slice(-limits.draftChars));
  }
  function rest() {
    cancel?.();
    cancel = undefined;
  }

  return {
    typed: (text: string) => {
      draft = text;
      if (isWatched()) {
        cancel ??= host.after(Math.max(0, last + draftEvery - host.now()), tellDraft);
      } else if (text && host.now() - last >= noticeEvery) {
        last = host.now();
        tell();
      }
    },
    /** The message itself ends the typing; the next one may be noticed at once. */
    sent: () => {
      rest();
      last = -noticeEvery;
    },
    rest,
  };
}

export type Typing = { name?: string | undefined; draft?: string | undefined };

/** The other side's typing: it ends by itself when nothing follows, for its end may be lost. */
export function createTypingWatch(host: Host): Readable<Typing | undefined> & { heard: (typing: Typing) => void; over: Undo } {
  const typing = createStore<Typing | undefined>(undefined);
  let cancel: Undo = () => undefined;
  const over = () => {
    cancel();
    typing.set(undefined);
  };
  return {
    get: typing.get,
    subscribe: typing.subscribe,
    heard: ({ name, draft }) => {
      if (draft === '') {
        over();
        return;
      }
      cancel();
      typing.set({ name, draft });
      // A draft is read while its author thinks; a bare notice repeats itself every 6 s.
      cancel = host.after(draft === undefined ? noticeEvery + 2_000 : 5 * noticeEvery, over);
    },
    over,
  };
}
