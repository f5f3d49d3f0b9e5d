import { openingTime } from '../../shared/time.ts';
import { useNow } from '../ui/use-now.ts';
import { useSettings } from './settings-query.ts';
import { words } from './words.ts';

/** BY-03: while the chat is closed, why, and when it opens next by the tenant's clock. */
export function ClosedNote() {
  const { data } = useSettings();
  const now = useNow();
  const closed = data?.availability.state === 'closed' ? data.availability : undefined;
  return <p className="closed-note" role="status">{data && closed ? `${told[closed.reason]} ${next(closed.opensAt, now, data.timeZone)}` : null}</p>;
}

const told = { manual: words.sessions.closedByHand, rule: words.sessions.closedByRule } as const;

const next = (at: number | undefined, now: number, timeZone: string): string =>
  at === undefined ? words.sessions.opensNever : words.sessions.opensAt(openingTime(at, now, undefined, timeZone));
