import type { Entry } from '../contract/entry.ts';
import { limits } from '../contract/limits.ts';
import { tailFirst, type Session } from './session.ts';

/** A stretch of the log that has left the head: contiguous, never shorter than an earlier one with the same last. */
export type Chunk = { readonly first: number; readonly last: number; readonly entries: readonly Entry[] };

/** What an entry weighs in the head, in bytes; the head stays within one write unit (1 KB). */
const entryBytes = (entry: Entry) =>
  34 + ('text' in entry ? Buffer.byteLength(entry.text) : 0) + (entry.by.kind === 'agent' ? 12 : 0);

/** The chunk to write when one more entry as long as the last would make the tail too heavy, else undefined. */
export function overflow(session: Session): Chunk | undefined {
  const weights = session.tail.map(entryBytes);
  const expected = weights.reduce((sum, bytes) => sum + bytes, weights.at(-1) ?? 0);
  if (expected <= limits.tailBytes) return undefined;
  return { first: tailFirst(session), last: session.seq, entries: session.tail };
}

/** Chunks may overlap each other and the tail; the sequence says which entry is which. */
export function mergeLog(chunks: readonly Chunk[], tail: readonly Entry[], after: number): Entry[] {
  const bySeq = new Map<number, Entry>();
  for (const entry of [...chunks.flatMap((chunk) => chunk.entries), ...tail]) {
    if (entry.seq > after) bySeq.set(entry.seq, entry);
  }
  return [...bySeq.values()].sort((a, b) => a.seq - b.seq);
}

/** As many entries as one frame carries. */
export function page(entries: readonly Entry[]): { entries: Entry[]; more: boolean } {
  let bytes = 0;
  const fitting = entries.findIndex((entry, index) => {
    bytes += Buffer.byteLength(JSON.stringify(entry)) + 1;
    return bytes > limits.replyBytes && index > 0;
  });
  return fitting === -1
    ? { entries: [...entries], more: false }
    : { entries: entries.slice(0, fitting), more: true };
}
