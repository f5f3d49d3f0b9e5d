import { Temporal } from 'temporal-polyfill';

/** The milliseconds from the start of the first day up to, but not including, the day after the last, as the clocks there show them. */
export function daySpan(from: string | undefined, to: string | undefined, timeZone: string): { from: number; until: number } {
  const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone }).epochMilliseconds;
  return {
    from: from === undefined ? 0 : startOf(Temporal.PlainDate.from(from)),
    until: to === undefined ? Number.MAX_SAFE_INTEGER : startOf(Temporal.PlainDate.from(to).add({ days: 1 })),
  };
}
