import type { ActivationRule } from '../../../../functions/contract/settings.ts';
import { words } from '../../app/words.ts';
import { dayName } from './days.ts';
import { clockOf, weekOf, type Span } from './week.ts';

const dayMinutes = 1_440;
const hours = [0, 6, 12, 18, 24] as const;

/** The week as a calendar; each day is also a sentence. */
export function WeekPicture({ rules }: { rules: readonly ActivationRule[] }) {
  const week = weekOf(rules);
  if (!week) return null;
  return (
    <figure className="week" aria-label={words.rules.week}>
      <div className="week-hours" aria-hidden>{hours.map((hour) => <span key={hour} style={{ left: `${(hour / 24) * 100}%` }}>{clockOf(hour * 60)}</span>)}</div>
      <ul>
        {week.map((spans, index) => (
          <li key={index} aria-label={words.rules.weekRule(dayName(index + 1, 'long'), sentence(spans))}>
            <span className="week-day" aria-hidden>{dayName(index + 1, 'short')}</span>
            <span className="week-bar" aria-hidden>
              {spans.map(({ from, to }) => (
                <span key={from} className="week-span" title={words.rules.onFrom(clockOf(from), clockOf(to))}
                  style={{ left: `${(from / dayMinutes) * 100}%`, width: `${((to - from) / dayMinutes) * 100}%` }} />
              ))}
            </span>
          </li>
        ))}
      </ul>
    </figure>
  );
}

function sentence(spans: readonly Span[]): string {
  const [first] = spans;
  if (!first) return words.rules.offAllDay;
  if (first.from === 0 && first.to === dayMinutes) return words.rules.onAllDay;
  return spans.map(({ from, to }) => words.rules.onFrom(clockOf(from), clockOf(to))).join(', ');
}
