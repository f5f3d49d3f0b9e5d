import type { Entry } from '../../../functions/contract/entry.ts';
import { isSameDay } from '../../shared/time.ts';
import type { Unsent } from '../../shared/outgoing.ts';

export type Bubble = { id: string; text: string };

/** One row of the log, top to bottom. Keys stay the same when an unsent message becomes an entry. */
export type Row =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'event'; key: string; entry: Exclude<Entry, { kind: 'message' }> }
  /** Messages of one sender within one minute. `name` is the agent's; without it they are the visitor's own. */
  | { kind: 'group'; key: string; name: string | undefined; at: number; bubbles: Bubble[]; status: 'sent' | undefined }
  | { kind: 'unsent'; key: string; item: Unsent };

/** The log as it is shown: days, groups and events, then what is still on its way. */
export function timeline(entries: readonly Entry[], unsent: readonly Unsent[], now: number): Row[] {
  const rows: Row[] = [];
  let last: Entry | undefined;
  for (const entry of entries) {
    // A chat of today alone needs no separator.
    if (last ? !isSameDay(last.at, entry.at) : !isSameDay(entry.at, now)) rows.push({ kind: 'day', key: `day ${entry.seq}`, at: entry.at });
    addEntry(rows, entry);
    last = entry;
  }
  const own = rows.findLast((row) => row.kind === 'group');
  if (own && own.name === undefined) own.status = 'sent';
  return [...rows, ...unsent.map((item): Row => ({ kind: 'unsent', key: item.entryId, item }))];
}

function addEntry(rows: Row[], entry: Entry): void {
  if (entry.kind !== 'message') {
    rows.push({ kind: 'event', key: entry.id, entry });
    return;
  }
  const name = entry.by.kind === 'agent' ? entry.by.name : undefined;
  const bubble = { id: entry.id, text: entry.text };
  const before = rows.at(-1);
  if (before?.kind === 'group' && before.name === name && isSameMinute(before.at, entry.at)) before.bubbles.push(bubble);
  else rows.push({ kind: 'group', key: entry.id, name, at: entry.at, bubbles: [bubble], status: undefined });
}

const isSameMinute = (one: number, other: number): boolean => Math.floor(one / 60_000) === Math.floor(other / 60_000);
