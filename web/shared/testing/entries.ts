import type { Entry } from '../../../functions/contract/entry.ts';
import type { EntryId, SessionId } from '../../../functions/contract/ids.ts';
import type { SessionView } from '../../../functions/contract/session.ts';
import { isEntryId, isSessionId } from '../ids.ts';

export function entryId(nth: number | string): EntryId {
  const id = `entry-${String(nth).padStart(6, '0')}`;
  if (!isEntryId(id)) throw new Error(`${id} is not an entry id`);
  return id;
}

export function sessionId(nth = 1): SessionId {
  const id = `00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`;
  if (!isSessionId(id)) throw new Error(`${id} is not a session id`);
  return id;
}

/** A message of the visitor, at a place of the log. */
export const message = (seq: number, text = `text ${seq}`): Entry => ({
  kind: 'message', seq, id: entryId(seq), at: seq * 1_000, by: { kind: 'visitor' }, text,
});

export const view = (entries: readonly Entry[], more: Partial<SessionView> = {}): SessionView => ({
  sessionId: sessionId(),
  version: 1,
  state: 'waiting',
  head: entries.at(-1)?.seq ?? 0,
  entries: [...entries],
  more: false,
  turn: 0,
  ...more,
});

/** The same frame without what differs from attempt to attempt. */
export const withoutId = (frame: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(Object.entries(frame).filter(([key]) => key !== 'id'));
