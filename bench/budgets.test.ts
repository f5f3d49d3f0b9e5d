import { describe, expect, it } from '@jest/globals';
import { budgets } from './budgets.ts';

const ms = { median: 1, p90: 1 };
const start = { samples: 15, socketMs: ms, zodMs: ms, emptyMs: ms, ratio: 1.71 };

describe('the budgets', () => {
  it('speak of nothing that was not measured', () => {
    expect(budgets({})).toEqual([]);
  });

  it.each([[1.7, true], [1.71, false]])('say of %d whether 1.7 is met', (ratio, met) => {
    expect(budgets({ start: { ...start, ratio } })).toMatchObject([{ budget: 1.7, figure: ratio, met }]);
  });
});
