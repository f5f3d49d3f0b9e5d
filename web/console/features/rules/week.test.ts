import { describe, expect, it } from '@jest/globals';
import { ActivationRule } from '../../../../functions/contract/settings.ts';
import { clash, clockOf, weekOf } from './week.ts';

const rule = (days: number[], time: string, enable: boolean): ActivationRule => ActivationRule.parse({ days, time, enable });
const told = (rules: readonly ActivationRule[]): string[] | undefined =>
  weekOf(rules)?.map((spans) => spans.map(({ from, to }) => `${clockOf(from)}-${clockOf(to)}`).join(' '));

describe('IRP-03: the week that rules make', () => {
  it('IRP-03: is on between an enabling and a disabling rule', () => {
    expect(told([rule([1, 2], '09:00', true), rule([1, 2], '17:00', false)])).toEqual(['09:00-17:00', '09:00-17:00', '', '', '', '', '']);
  });

  it('IRP-03: stays on past midnight', () => {
    expect(told([rule([1], '22:00', true), rule([2], '02:00', false)])?.slice(0, 3)).toEqual(['22:00-24:00', '00:00-02:00', '']);
  });

  it('IRP-03: carries the last state of a week into the next', () => {
    expect(told([rule([7], '20:00', true), rule([1], '08:00', false)])).toEqual(['00:00-08:00', '', '', '', '', '', '20:00-24:00']);
  });

  it('IRP-03: has several slots a day', () => {
    expect(told([rule([3], '08:00', true), rule([3], '12:00', false), rule([3], '13:00', true), rule([3], '18:00', false)])?.[2])
      .toBe('08:00-12:00 13:00-18:00');
  });

  it('IRP-03: joins what two rules in a row leave on', () => {
    expect(told([rule([1], '08:00', true), rule([1], '10:00', true), rule([1], '12:00', false)])?.[0]).toBe('08:00-12:00');
  });

  it('says nothing where there is no rule', () => {
    expect(weekOf([])).toBeUndefined();
  });

  it('leaves out a rule whose time is half typed', () => {
    expect(weekOf([{ days: [1], time: '', enable: true }])).toBeUndefined();
  });

  it('finds two rules that say the opposite at once', () => {
    expect(clash([rule([1], '09:00', true), rule([1, 2], '09:00', false)])).toBe(true);
    expect(clash([rule([1], '09:00', true), rule([2], '09:00', false)])).toBe(false);
  });
});
