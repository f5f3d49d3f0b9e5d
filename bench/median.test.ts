import { describe, expect, it } from '@jest/globals';
import { median, quantile } from './median.ts';

describe('a quantile', () => {
  it('is a sample, in whatever order they came', () => {
    expect([median([5, 1, 3]), quantile([4, 2, 1, 3], 0.5), quantile([4, 2, 1, 3], 0.99)]).toEqual([3, 2, 4]);
  });
});
