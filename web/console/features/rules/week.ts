import type { ActivationRule } from '../../../../functions/contract/settings.ts';

const dayMinutes = 1_440;
const weekMinutes = 7 * dayMinutes;

/** Minutes of one day between which live chat is on by the rules. */
export type Span = { from: number; to: number };

type Moment = { minute: number; enable: boolean };

/** What the rules alone make of a week, Monday first; undefined where no rule says anything. */
export function weekOf(rules: readonly ActivationRule[]): readonly (readonly Span[])[] | undefined {
  const moments = momentsOf(rules);
  const last = moments.at(-1);
  if (!last) return undefined;
  // The week is a ring: what the last moment leaves holds until the first one.
  const spans = [{ minute: 0, enable: last.enable }, ...moments].flatMap(({ minute, enable }, index) =>
    enable ? [{ from: minute, to: moments[index]?.minute ?? weekMinutes }] : []);
  return Array.from({ length: 7 }, (_, day) => joined(spans.flatMap((span) => {
    const from = Math.max(span.from - day * dayMinutes, 0);
    const to = Math.min(span.to - day * dayMinutes, dayMinutes);
    return from < to ? [{ from, to }] : [];
  })));
}

/** Whether two rules say the opposite at the same minute of the week. */
export function clash(rules: readonly ActivationRule[]): boolean {
  const moments = momentsOf(rules);
  return moments.some(({ minute, enable }, index) => moments[index + 1]?.minute === minute && moments[index + 1]?.enable !== enable);
}

export function clockOf(minute: number): string {
  const [hours, minutes] = [Math.floor(minute / 60), minute % 60];
  return `${String(hours).padStart(2, '0')}:${String(minutes).padStart(2, '0')}`;
}

function momentsOf(rules: readonly ActivationRule[]): readonly Moment[] {
  return rules
    .flatMap(({ days, time, enable }) => days.map((day) => ({ minute: (day - 1) * dayMinutes + minuteOf(time), enable })))
    .filter(({ minute }) => Number.isInteger(minute))
    .sort((one, other) => one.minute - other.minute);
}

function minuteOf(time: string): number {
  const [hours = NaN, minutes = NaN] = time.split(':').map(Number);
  return time.includes(':') ? hours * 60 + minutes : NaN;
}

const joined = (spans: readonly Span[]): readonly Span[] => spans.reduce<readonly Span[]>((all, span) => {
  const last = all.at(-1);
  return last?.to === span.from ? [...all.slice(0, -1), { from: last.from, to: span.to }] : [...all, span];
}, []);
