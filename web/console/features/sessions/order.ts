import type { SessionRow, SessionState } from '../../../../functions/contract/session.ts';

/** Who needs somebody first stands first. */
const rank: Readonly<Record<SessionState, number>> = { waiting: 0, unanswered: 1, active: 2, completed: 3 };

/** The longest waiting on top; completed ones newest first at the end. */
export function ordered(rows: readonly SessionRow[]): readonly SessionRow[] {
  return [...rows].sort((one, other) =>
    rank[one.state] - rank[other.state]
    || (one.state === 'completed' ? other.receivedAt - one.receivedAt : one.receivedAt - other.receivedAt)
    || one.sessionId.localeCompare(other.sessionId));
}

/** The same rows without moving one that was already there: what is new goes to the end until the hand is gone. */
export function steady(previous: readonly string[], rows: readonly SessionRow[]): readonly SessionRow[] {
  const place = new Map(previous.map((id, index) => [id, index]));
  const placeOf = ({ sessionId }: SessionRow): number => place.get(sessionId) ?? previous.length;
  return ordered(rows).toSorted((one, other) => placeOf(one) - placeOf(other));
}
