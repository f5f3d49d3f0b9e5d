import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Push } from '../../functions/contract/socket.ts';
import { message, sessionId, view } from './testing/entries.ts';
import { emptyTranscript, missingAfter, withHead, withPush, withRating, withView, type Transcript } from './transcript.ts';

type EntriesPush = Extract<Push, { type: 'entries' }>;
const push = (...seqs: number[]): EntriesPush => ({
  type: 'entries', sessionId: sessionId(), entries: seqs.map((seq) => message(seq)), state: 'active', version: 2,
});
const seqs = (transcript: Transcript) => transcript.entries.map(({ seq }) => seq);
const after = (...pushes: EntriesPush[]) => pushes.reduce(withPush, emptyTranscript);

describe('BY-01: a session log on the client', () => {
  it('keeps an early entry aside until its predecessors are there', () => {
    const early = after(push(1), push(3));
    expect([seqs(early), seqs(withPush(early, push(2)))]).toEqual([[1], [1, 2, 3]]);
  });

  it('drops duplicates', () => {
    expect(seqs(after(push(1), push(1), push(1, 2), push(2)))).toEqual([1, 2]);
  });

  it('says from where to ask when a hole is seen', () => {
    expect(missingAfter(after(push(1), push(4)))).toBe(1);
  });

  it('notices a lost last message by the head alone', () => {
    expect(missingAfter(withHead(after(push(1)), 2, 0))).toBe(1);
  });

  it('asks for a state it has only heard of', () => {
    expect(missingAfter(withHead(after(push(1)), 1, 3))).toBe(1);
  });

  it('wants nothing when it is whole', () => {
    expect(missingAfter(after(push(1), push(2)))).toBeUndefined();
  });

  it('asks again where a view was only a page', () => {
    expect(missingAfter(withView(emptyTranscript, view([message(1)], { head: 5, more: true })))).toBe(1);
  });

  it('lets a newer version win, whichever arrives first', () => {
    const ended: EntriesPush = { ...push(2), state: 'completed', version: 3, rating: 'good' };
    const late = withPush(withPush(emptyTranscript, ended), push(1));
    expect([late.state, late.rating, late.version]).toEqual(['completed', 'good', 3]);
  });

  it('IRP-28: takes a rating that was cleared as one that is not there', () => {
    const rated = withView(emptyTranscript, view([message(1)], { rating: 'bad', version: 2 }));
    expect(withRating(rated, undefined, 3).rating).toBeUndefined();
  });

  it('takes no rating for news of a state that was missed', () => {
    const seen = withView(emptyTranscript, view([message(1)]));
    const rated = withRating(seen, 'good', 3);
    expect([rated.version, missingAfter(rated)]).toEqual([1, 1]);
    const asked = withView(rated, view([], { head: 1, state: 'active', rating: 'good', version: 3 }));
    expect([asked.state, asked.rating]).toEqual(['active', 'good']);
  });

  it('comes to the same from a snapshot or from events in any order', () => {
    const log = [1, 2, 3, 4, 5, 6, 7, 8];
    const fresh = withView(emptyTranscript, view(log.map((seq) => message(seq)), { version: 2, state: 'active' }));
    const shuffledAndDoubled = fc.shuffledSubarray([...log, ...log], { minLength: 16 });
    fc.assert(
      fc.property(shuffledAndDoubled, (order) => {
        const built = order.map((seq) => push(seq)).reduce(withPush, emptyTranscript);
        expect(built).toEqual(fresh);
      }),
    );
  });
});
