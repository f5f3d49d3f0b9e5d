import type { Entry } from '../../functions/contract/entry.ts';
import type { EntryId } from '../../functions/contract/ids.ts';

/**
 * One message that the log does not show yet. `sent`: acknowledged, its place in the log is not reached yet.
 * `failed`: the server refused it for `reason` (a refusal code); its text is kept.
 */
export type Unsent = {
  entryId: EntryId;
  text: string;
  status: 'sending' | 'sent' | 'failed';
  /** The number it is attempted under: a retry carries the same. */
  turn?: number | undefined;
  reason?: string | undefined;
};

/** What one person has typed in one session and the log does not show, in order. */
export type Outgoing = {
  items: readonly Unsent[];
  /** The last turn the server is known to have accepted from this person. */
  turn: number;
};

export const emptyOutgoing: Outgoing = { items: [], turn: 0 };

export const typed = (outgoing: Outgoing, entryId: EntryId, text: string): Outgoing => ({
  ...outgoing,
  items: [...outgoing.items, { entryId, text, status: 'sending' }],
});

/** The one message to send now: the first that waits. Until it is settled, none after it may go. */
export function upNext(outgoing: Outgoing): (Unsent & { turn: number }) | undefined {
  const item = outgoing.items.find(({ status }) => status === 'sending');
  return item && { ...item, turn: item.turn ?? outgoing.turn + 1 };
}

/** Fixes the turn before the first attempt leaves, so that a retry after a crash carries the same. */
export const attempted = (outgoing: Outgoing, entryId: EntryId, turn: number) => change(outgoing, entryId, { turn });

export function acknowledged(outgoing: Outgoing, entryId: EntryId): Outgoing {
  const turn = outgoing.items.find((item) => item.entryId === entryId)?.turn ?? 0;
  return withTurn(change(outgoing, entryId, { status: 'sent' }), turn);
}

export const refused = (outgoing: Outgoing, entryId: EntryId, reason: string) =>
  change(outgoing, entryId, { status: 'failed', reason });

/** A failed message is sent again under its old turn: an attempt of it may still be on its way. */
export const again = (outgoing: Outgoing, entryId: EntryId) =>
  change(outgoing, entryId, { status: 'sending', reason: undefined });

/**
 * Another window of the same person took the turn. Only for a refusal that names the turn of this attempt,
 * and after a sync without the entry: an attempt under the taken turn can then never land any more.
 */
export const renumbered = (outgoing: Outgoing, entryId: EntryId) =>
  change(outgoing, entryId, { turn: outgoing.turn + 1 });

export const without = (outgoing: Outgoing, entryId: EntryId): Outgoing => ({
  ...outgoing,
  items: outgoing.items.filter((item) => item.entryId !== entryId),
});

export const withTurn = (outgoing: Outgoing, turn: number): Outgoing =>
  turn > outgoing.turn ? { ...outgoing, turn } : outgoing;

/** Drops what the log shows. */
export function shown(outgoing: Outgoing, entries: readonly Entry[]): Outgoing {
  if (outgoing.items.length === 0) return outgoing;
  const ids = new Set(entries.map(({ id }) => id));
  const items = outgoing.items.filter(({ entryId }) => !ids.has(entryId));
  return items.length === outgoing.items.length ? outgoing : { ...outgoing, items };
}

function change(outgoing: Outgoing, entryId: EntryId, to: Partial<Unsent>): Outgoing {
  return { ...outgoing, items: outgoing.items.map((item) => (item.entryId === entryId ? { ...item, ...to } : item)) };
}
