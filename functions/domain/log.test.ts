import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Entry } from '../contract/entry.ts';
import { SessionId, TenantId, VisitorId } from '../contract/ids.ts';
import { limits } from '../contract/limits.ts';
import { mergeLog, overflow, page, type Chunk } from './log.ts';
import type { Session } from './session.ts';

const entry = (seq: number, text = 'x'): Entry =>
  Entry.parse({ kind: 'message', seq, id: String(seq).padStart(12, '0'), at: seq, by: { kind: 'visitor' }, text });
const log = (first: number, last: number, text = 'x') =>
  Array.from({ length: last - first + 1 }, (_, index) => entry(first + index, text));
const chunk = (first: number, last: number): Chunk => ({ first, last, entries: log(first, last) });
const session = (tail: Entry[]): Session => ({
  tenantId: TenantId.parse('aurora000000'), sessionId: SessionId.parse('00000000-0000-4000-8000-000000000001'),
  visitorId: VisitorId.parse('v'.repeat(22)), state: 'active', version: 1, seq: tail.at(-1)?.seq ?? 0, tail, turns: {}, agents: {},
  enteredAt: 0, visitorConnections: [], agentConnections: [],
});

describe('a heavy tail', () => {
  it('stays while it is light', () => {
    expect(overflow(session(log(1, 12)))).toBeUndefined();
  });

  it('becomes a chunk of all it holds', () => {
    expect(overflow(session(log(5, 25)))).toEqual(chunk(5, 25));
  });

  it('is weighed in bytes, not in characters', () => {
    // The next message is expected to be as long as this one.
    const limit = Math.floor((limits.tailBytes / 2 - 34) / 3);
    expect([overflow(session([entry(1, '€'.repeat(limit))])), overflow(session([entry(1, '€'.repeat(limit + 1))]))?.last]).toEqual([undefined, 1]);
  });
});

describe('a log in pieces', () => {
  it('BY-01: is whole from overlapping chunks and tail', () => {
    expect(mergeLog([chunk(1, 4), chunk(3, 6), chunk(1, 2)], log(6, 8), 0)).toEqual(log(1, 8));
  });

  it('BY-01: is contiguous from wherever it is read', () => {
    fc.assert(fc.property(
      fc.array(fc.integer({ min: 1, max: 30 }), { maxLength: 5 }), fc.integer({ min: 1, max: 10 }), fc.integer({ min: 0, max: 45 }),
      (cuts, tailLength, after) => {
        const head = 40;
        const starts = [1, ...cuts].sort((a, b) => a - b);
        const chunks = starts.map((first, index) => chunk(first, Math.max(first, starts[index + 1] ?? head)));
        const merged = mergeLog(chunks, log(head - tailLength + 1, head), after);
        expect(merged.map(({ seq }) => seq)).toEqual(log(1, head).map(({ seq }) => seq).filter((seq) => seq > after));
      },
    ), { seed: 11 });
  });
});

describe('a page of a log', () => {
  it('holds all where one frame can carry it', () => {
    expect(page(log(1, 3))).toEqual({ entries: log(1, 3), more: false });
  });

  it('is empty where there is nothing', () => {
    expect(page([])).toEqual({ entries: [], more: false });
  });

  it('always advances and stays inside a frame', () => {
    const character = fc.constantFrom('a', '€', '😀', '\u0001', '"', '\\', '\n');
    const text = fc.tuple(character, fc.integer({ min: 1, max: limits.messageChars / 2 })).map(([one, count]) => one.repeat(count));
    fc.assert(fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), (texts) => {
      const whole = texts.map((one, index) => entry(index + 1, one));
      const { entries, more } = page(whole);
      expect(entries).toEqual(whole.slice(0, entries.length));
      expect(entries.length).toBeGreaterThan(0);
      expect(more).toBe(entries.length < whole.length);
      expect(Buffer.byteLength(JSON.stringify(entries))).toBeLessThan(30_000);
    }), { seed: 5, numRuns: 60 });
  });

  it('BY-01: leads by the next page to the last entry', () => {
    const whole = log(1, 400, 'm'.repeat(500));
    const read: Entry[] = [];
    for (let more = true; more; ) {
      const next = page(mergeLog([], whole, read.at(-1)?.seq ?? 0));
      read.push(...next.entries);
      more = next.more;
    }
    expect(read).toEqual(whole);
  });
});
