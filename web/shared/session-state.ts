import type { Circumstances } from '../../functions/contract/facts.ts';
import type { EntryId } from '../../functions/contract/ids.ts';
import type { QueuePlace, Rating, SessionView } from '../../functions/contract/session.ts';
import type { Push } from '../../functions/contract/socket.ts';
import * as sending from './outgoing.ts';
import type { SessionClientOptions } from './session-client.ts';
import type { SessionPicture } from './session-picture.ts';
import { createStore } from './store.ts';
import * as log from './transcript.ts';
import { createTypingWatch } from './typing.ts';
import { createUnsentStorage } from './unsent-storage.ts';

export type SessionMemory = ReturnType<typeof createSessionState>;

/** What one client knows of one session. Nothing here asks or waits. */
export function createSessionState(options: SessionClientOptions) {
  const { host, sessionId, me } = options;
  const storage = createUnsentStorage(options.storage, sessionId);
  const kept = storage.read();
  const typing = createTypingWatch(host);
  let transcript = log.emptyTranscript;
  let outgoing: sending.Outgoing = { ...sending.emptyOutgoing, items: kept.items };
  let circumstances: Circumstances = kept.starting ?? {};
  let startRefusal = options.started ? undefined : kept.refusal;
  let phase: SessionPicture['phase'] =
    options.started ? 'started' : startRefusal ? 'refused' : kept.starting ? 'starting' : 'new';
  let queue: QueuePlace | undefined;
  let pass: string | undefined;
  // Null is a choice too: no rating.
  let chosen: Rating | null | undefined;
  // The version that counts it: until that is known, what was chosen is shown.
  let chosenVersion = Infinity;

  const picture = createStore(paint());
  typing.subscribe(repaint);

  function paint(): SessionPicture {
    return {
      sessionId, phase, startRefusal, queue,
      state: transcript.state,
      entries: transcript.entries,
      unsent: outgoing.items,
      rating: chosen === undefined ? transcript.rating : (chosen ?? undefined),
      typing: typing.get(),
      synced: phase === 'started' && transcript.version > 0 && log.missingAfter(transcript) === undefined,
    };
  }

  // Its successor has the storage now: what still arrives here is too late.
  let isOver = false;

  function repaint() {
    if (isOver) return;
    storage.write({ items: outgoing.items, ...(phase === 'starting' || phase === 'refused' ? { starting: circumstances, refusal: startRefusal } : {}) });
    picture.set(paint());
  }

  function change(next: { transcript?: log.Transcript; outgoing?: sending.Outgoing }) {
    transcript = next.transcript ?? transcript;
    outgoing = sending.shown(next.outgoing ?? outgoing, transcript.entries);
    if (transcript.state !== 'waiting') queue = undefined;
    if (transcript.version >= chosenVersion) chosen = undefined;
    repaint();
  }

  function restart() {
    phase = 'starting';
    startRefusal = undefined;
  }

  /** Nothing that is unsent can go out now: each keeps its text and says why. */
  function refuseAll(reason: string) {
    for (const { entryId, status } of outgoing.items) {
      if (status === 'sending') outgoing = sending.refused(outgoing, entryId, reason);
    }
    repaint();
  }

  /** Takes a push in; false where it is not about this session. */
  function hear(push: Push): boolean {
    if (!('sessionId' in push) || push.sessionId !== sessionId) return false;
    if (push.type === 'entries') {
      pass = push.pass ?? pass;
      if (push.entries.some(({ by }) => by.kind !== me.kind)) typing.over();
      change({ transcript: log.withPush(transcript, push) });
    }
    if (push.type === 'pass') pass = push.pass;
    if (push.type === 'typing') typing.heard(push);
    if (push.type === 'queue' && transcript.state === 'waiting') {
      queue = push.place;
      repaint();
    }
    return true;
  }

  return {
    picture, hear,
    pass: () => pass,
    transcript: () => transcript,
    outgoing: () => outgoing,
    circumstances: () => circumstances,
    see: (view: SessionView) => {
      phase = 'started';
      pass = view.pass ?? pass;
      queue = view.queue ?? queue;
      change({ transcript: log.withView(transcript, view), outgoing: sending.withTurn(outgoing, view.turn) });
    },
    begin: (now: Circumstances, text: string) => {
      if (phase !== 'new' && phase !== 'refused') return;
      circumstances = now;
      restart();
      // What an earlier start was refused with is sent again, under the same ids.
      for (const { entryId } of outgoing.items) outgoing = sending.again(outgoing, entryId);
      if (text) outgoing = sending.typed(outgoing, options.newEntryId(), text);
      repaint();
    },
    startRefused: (reason: string) => {
      phase = 'refused';
      startRefusal = reason;
      refuseAll(reason);
    },
    /** The server knows it after all: an attempt that was given up has landed. */
    found: () => {
      phase = 'started';
      repaint();
    },
    gone: () => {
      phase = 'gone';
      refuseAll('session-not-found');
    },
    type: (text: string) => {
      if (phase === 'refused') restart();
      change({ outgoing: sending.typed(outgoing, options.newEntryId(), text) });
      if (phase === 'gone') refuseAll('session-not-found');
    },
    again: (entryId: EntryId) => {
      if (phase === 'gone') return;
      if (phase === 'refused') restart();
      change({ outgoing: sending.again(outgoing, entryId) });
    },
    takeBack: (entryId: EntryId): string | undefined => {
      const item = outgoing.items.find((one) => one.entryId === entryId && one.status === 'failed');
      if (item) change({ outgoing: sending.without(outgoing, entryId) });
      return item?.text;
    },
    attempted: (entryId: EntryId, turn: number) => change({ outgoing: sending.attempted(outgoing, entryId, turn) }),
    renumbered: (entryId: EntryId) => change({ outgoing: sending.renumbered(outgoing, entryId) }),
    refused: (entryId: EntryId, reason: string) => change({ outgoing: sending.refused(outgoing, entryId, reason) }),
    /** The server has stored one's own message at this place. */
    stored: ({ entryId, text }: sending.Unsent, { seq, at, head, pass: newer }: { seq: number; at: number; head: number; pass?: string | undefined }) => {
      pass = newer ?? pass;
      // An agent goes on under the name he joined with.
      const mine = me.kind === 'agent' && transcript.entries.findLast(({ by }) => by.kind === 'agent' && by.agentId === me.agentId);
      const entry = { kind: 'message', seq, id: entryId, at, by: mine ? mine.by : me, text } as const;
      change({
        transcript: log.withHead(log.withEntries(transcript, [entry]), head, 0),
        outgoing: sending.acknowledged(outgoing, entryId),
      });
    },
    heard: (head: number, version: number) => change({ transcript: log.withHead(transcript, head, version) }),
    place: (place: QueuePlace | undefined) => {
      queue = place ?? queue;
      change({});
    },
    choose: (rating: Rating | null | undefined) => {
      chosen = rating;
      chosenVersion = Infinity;
      repaint();
    },
    rated: (rating: Rating | null, version: number) => {
      if (chosen === rating) chosenVersion = version;
      change({ transcript: log.withRating(transcript, rating ?? undefined, version) });
    },
    rest: () => {
      typing.over();
      isOver = true;
    },
  };
}
