import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { ActivationRule } from '../contract/settings.ts';
import { momentAt, nextMoment, nextOpening } from './activation-rule.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const rule = (time: string, enable = true, days = everyDay): ActivationRule => ({ days, time, enable });
const at = (iso: string) => Date.parse(iso);
const next = (rules: ActivationRule[], zone: string, after: string) => {
  const moment = nextMoment(rules, zone, at(after))?.at;
  return moment === undefined ? undefined : new Date(moment).toISOString();
};

describe('an activation rule', () => {
  it('IRP-03: fires on its weekday at its wall-clock time', () => {
    expect(next([rule('09:00', true, [1])], 'Europe/Berlin', '2026-03-01T12:00:00Z')).toBe('2026-03-02T08:00:00.000Z');
  });

  it('IRP-03: waits a week once its moment has come', () => {
    expect(next([rule('09:00', true, [1])], 'Europe/Berlin', '2026-03-02T08:00:00Z')).toBe('2026-03-09T08:00:00.000Z');
  });

  it('IRP-03: takes its weekday from the zone, not from UTC', () => {
    expect(next([rule('00:30', true, [2])], 'Pacific/Auckland', '2026-06-01T00:00:00Z')).toBe('2026-06-01T12:30:00.000Z');
  });

  it('has no moment where there are no rules', () => {
    expect(nextMoment([], 'Europe/Berlin', 0)).toBeUndefined();
  });

  // Northern and southern, whole-hour and half-hour changes.
  it.each([
    ['Europe/Berlin', '02:30', '2026-03-29T00:00:00Z', '2026-03-29T01:30:00.000Z', '2026-03-30T00:30:00.000Z'],
    ['America/New_York', '02:30', '2026-03-08T05:00:00Z', '2026-03-08T07:30:00.000Z', '2026-03-09T06:30:00.000Z'],
    ['Australia/Sydney', '02:30', '2026-10-03T14:00:00Z', '2026-10-03T16:30:00.000Z', '2026-10-04T15:30:00.000Z'],
    ['Australia/Lord_Howe', '02:15', '2026-10-03T14:00:00Z', '2026-10-03T15:45:00.000Z', '2026-10-04T15:15:00.000Z'],
  ])('IRP-03: in %s fires after the hour that spring skips', (zone, time, before, jump, dayAfter) => {
    expect([next([rule(time)], zone, before), next([rule(time)], zone, jump)]).toEqual([jump, dayAfter]);
  });

  it.each([
    ['Europe/Berlin', '02:30', '2026-10-25T00:00:00Z', '2026-10-25T00:30:00.000Z', '2026-10-26T01:30:00.000Z'],
    ['America/New_York', '01:30', '2026-11-01T05:00:00Z', '2026-11-01T05:30:00.000Z', '2026-11-02T06:30:00.000Z'],
    ['Australia/Sydney', '02:30', '2026-04-04T15:00:00Z', '2026-04-04T15:30:00.000Z', '2026-04-05T16:30:00.000Z'],
    ['Australia/Lord_Howe', '01:45', '2026-04-04T14:00:00Z', '2026-04-04T14:45:00.000Z', '2026-04-05T15:15:00.000Z'],
  ])('IRP-03: in %s fires once in the hour that autumn repeats', (zone, time, before, first, dayAfter) => {
    expect([next([rule(time)], zone, before), next([rule(time)], zone, first)]).toEqual([first, dayAfter]);
  });

  it.each([
    ['Europe/Berlin', '2026-03-28T08:00:00.000Z', '2026-03-29T07:00:00.000Z', '2026-10-24T07:00:00.000Z', '2026-10-25T08:00:00.000Z'],
    ['America/New_York', '2026-03-07T14:00:00.000Z', '2026-03-08T13:00:00.000Z', '2026-10-31T13:00:00.000Z', '2026-11-01T14:00:00.000Z'],
    ['Australia/Sydney', '2026-10-02T23:00:00.000Z', '2026-10-03T22:00:00.000Z', '2026-04-03T22:00:00.000Z', '2026-04-04T23:00:00.000Z'],
  ])('IRP-03: in %s keeps nine o’clock across both changes', (zone, ...[spring, afterSpring, autumn, afterAutumn]) => {
    const nine = [rule('09:00')];
    expect([next(nine, zone, spring), next(nine, zone, autumn)]).toEqual([afterSpring, afterAutumn]);
  });

  it('fires at a midnight that the change skips', () => {
    // Santiago moves its clocks at midnight: 5 September 24:00 is 01:00.
    expect(next([rule('00:00', true, [7])], 'America/Santiago', '2026-09-05T12:00:00Z')).toBe('2026-09-06T04:00:00.000Z');
  });

  it('opens next at the first rule that enables', () => {
    const opening = nextOpening([rule('09:00', false), rule('10:00')], 'UTC', at('2026-03-02T08:00:00Z'));
    expect(opening?.at).toBe(at('2026-03-02T10:00:00Z'));
  });

  it('names the rules of one moment in their order', () => {
    const [off, on, later] = [rule('09:00', false), rule('09:00'), rule('09:01')];
    expect(momentAt([off, on, later], 'UTC', at('2026-03-02T09:00:00Z'))).toEqual([off, on]);
  });

  it('IRP-03: always has its next moment within eight days', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'America/Santiago', 'Asia/Kathmandu'];
    const times = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
      .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));
    fc.assert(fc.property(
      times, fc.constantFrom(...everyDay), fc.constantFrom(...zones), fc.integer({ min: at('2024-01-01'), max: at('2032-01-01') }),
      (time, day, zone, after) => {
        const mine = rule(time, true, [day]);
        const found = nextMoment([mine], zone, after);
        const wait = (found?.at ?? Infinity) - after;
        return wait > 0 && wait <= 8 * 86_400_000 && momentAt([mine], zone, after + wait).length === 1;
      },
    ), { numRuns: 200, seed: 3 });
  });
});
