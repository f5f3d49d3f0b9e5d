import { Temporal } from 'temporal-polyfill';
import type { ActivationRule } from '../contract/settings.ts';

export type RuleMoment = { readonly at: number; readonly rule: ActivationRule };

const DAYS_AHEAD = 8;

/**
 * The next moment strictly after `after` (milliseconds) at which a rule is due.
 * A wall-clock time that the spring change skips is taken at the moment the clock jumps to;
 * one that autumn repeats is taken the first time only (RFC 5545's reading, Temporal's "compatible").
 */
export function nextMoment(rules: readonly ActivationRule[], timeZone: string, after: number): RuleMoment | undefined {
  return upcoming(rules, timeZone, after)[0];
}

/** The next moment at which a rule opens the chat. */
export const nextOpening = (rules: readonly ActivationRule[], timeZone: string, after: number) =>
  upcoming(rules, timeZone, after).find(({ rule }) => rule.enable);

/** The rules due at exactly this moment, in the order of the list. */
export function momentAt(rules: readonly ActivationRule[], timeZone: string, at: number): ActivationRule[] {
  return rules.filter((rule) => upcoming([rule], timeZone, at - 1)[0]?.at === at);
}

function upcoming(rules: readonly ActivationRule[], timeZone: string, after: number): RuleMoment[] {
  const today = Temporal.Instant.fromEpochMilliseconds(after).toZonedDateTimeISO(timeZone).toPlainDate();
  const days = Array.from({ length: DAYS_AHEAD + 1 }, (_, ahead) => today.add({ days: ahead - 1 }));
  return rules
    .flatMap((rule) =>
      days
        .filter((day) => rule.days.includes(day.dayOfWeek))
        .map((day) => ({ rule, at: day.toZonedDateTime({ timeZone, plainTime: rule.time }).epochMilliseconds })),
    )
    .filter(({ at }) => at > after)
    .sort((a, b) => a.at - b.at);
}
