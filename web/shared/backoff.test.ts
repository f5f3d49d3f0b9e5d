import { describe, expect, it } from '@jest/globals';
import { reconnectDelay } from './backoff.ts';

describe('the wait before the next attempt', () => {
  it('doubles its ceiling with each attempt', () => {
    expect([0, 1, 2, 3].map((attempt) => reconnectDelay(attempt, () => 1))).toEqual([500, 1_000, 2_000, 4_000]);
  });

  it('never exceeds 30 seconds', () => {
    expect(reconnectDelay(40, () => 1)).toBe(30_000);
  });

  it('spreads from zero, so that a crowd does not return at once', () => {
    expect(reconnectDelay(6, () => 0)).toBe(0);
  });
});
