import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { bucketFor, bucketOf } from './timer.ts';

const noon = Date.UTC(2026, 2, 2, 12);
const ticks = (bucket: string) => Date.parse(`${bucket}:00Z`);

describe('a timer’s minute', () => {
  it('is its own where it falls on one', () => {
    expect(bucketFor(noon, noon - 600_000)).toBe('2026-03-02T12:00');
  });

  it('is the next whole one where it falls between two', () => {
    expect(bucketFor(noon + 1, noon - 600_000)).toBe('2026-03-02T12:01');
  });

  it('is never one whose tick may have run', () => {
    expect(bucketFor(noon, noon)).toBe('2026-03-02T12:01');
  });

  it('leaves time to be written before its tick', () => {
    expect(bucketFor(noon, noon - 100)).toBe('2026-03-02T12:01');
  });

  it('is named like the tick that was scheduled for it', () => {
    expect(bucketOf(noon + 400)).toBe(bucketFor(noon, noon - 600_000));
  });

  it('ticks never before the moment and within ninety seconds', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 7_200_000 }), fc.integer({ min: 0, max: 120_000 }), (ahead, offset) => {
      const now = noon + offset;
      const late = ticks(bucketFor(now + ahead, now)) - (now + ahead);
      return late >= 0 && late <= 90_000;
    }), { seed: 7 });
  });
});
