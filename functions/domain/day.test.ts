import { describe, expect, it } from '@jest/globals';
import { daySpan } from './day.ts';

describe('a span of days', () => {
  it('IRP-12: includes its first and its last day', () => {
    expect(daySpan('2026-03-02', '2026-03-03', 'Europe/Berlin')).toEqual({
      from: Date.parse('2026-03-01T23:00:00Z'), until: Date.parse('2026-03-03T23:00:00Z'),
    });
  });

  it('IRP-12: has 23 hours where the clock jumps', () => {
    const { from, until } = daySpan('2026-03-29', '2026-03-29', 'Europe/Berlin');
    expect(until - from).toBe(23 * 3_600_000);
  });

  it('IRP-12: begins at one where midnight is skipped', () => {
    expect(daySpan('2026-09-06', undefined, 'America/Santiago').from).toBe(Date.parse('2026-09-06T04:00:00Z'));
  });

  it('IRP-12: is open where no day is named', () => {
    expect(daySpan(undefined, undefined, 'UTC')).toEqual({ from: 0, until: Number.MAX_SAFE_INTEGER });
  });
});
