import { describe, expect, it } from '@jest/globals';
import { neighbour } from './neighbour.ts';

const ids = ['a', 'b', 'c'];

describe('BY-21: moving by J and K', () => {
  it.each([
    [undefined, 1, 'a'],
    [undefined, -1, 'c'],
    ['a', 1, 'b'],
    ['c', -1, 'b'],
    ['gone', 1, 'a'],
  ] as const)('BY-21: from %s by %d to %s', (from, step, to) => {
    expect(neighbour(ids, from, step)?.id).toBe(to);
  });

  it('BY-21: stops at the ends', () => {
    expect(neighbour(ids, 'c', 1)).toBeUndefined();
    expect(neighbour(ids, 'a', -1)).toBeUndefined();
    expect(neighbour([], undefined, 1)).toBeUndefined();
  });
});
