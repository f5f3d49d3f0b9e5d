import { sizeOf, type Item } from './item.ts';

/** An index with only some of an item's attributes; an item without both of its keys is not in it. */
export type Index = { readonly keys: readonly string[]; readonly projected: readonly string[] };

/** What one write did to one item. `refused`: its condition failed. */
export type Write = { readonly before: Item | undefined; readonly after: Item | undefined; readonly refused?: boolean; readonly inTransaction?: boolean };

const kilobytes = (size: number): number => Math.max(1, Math.ceil(size / 1024));
const size = (item: Item | undefined): number => (item ? sizeOf(item) : 0);

/** Write units of one item: the larger of what was and what is, also where the condition refused; twice in a transaction; and the indexes. */
export function writeUnits({ before, after, refused = false, inTransaction = false }: Write, indexes: readonly Index[] = []): number {
  const own = kilobytes(Math.max(size(before), refused ? 0 : size(after))) * (inTransaction ? 2 : 1);
  return own + (refused ? 0 : indexes.reduce((sum, index) => sum + indexUnits(index, before, after), 0));
}

/** Moving an entry to another place of an index is a deletion and an insertion; leaving it as it is costs nothing. */
function indexUnits(index: Index, before: Item | undefined, after: Item | undefined): number {
  const [was, is] = [entryOf(index, before), entryOf(index, after)];
  if (!was || !is) return was || is ? kilobytes(size(was ?? is)) : 0;
  if (index.keys.some((key) => !isSame(was[key], is[key]))) return kilobytes(size(was)) + kilobytes(size(is));
  return isSame(was, is) ? 0 : kilobytes(Math.max(size(was), size(is)));
}

function entryOf({ keys, projected }: Index, item: Item | undefined): Item | undefined {
  if (!item || !keys.every((key) => key in item)) return undefined;
  const names = new Set(['pk', 'sk', ...keys, ...projected]);
  return Object.fromEntries(Object.entries(item).filter(([name]) => names.has(name)));
}

const isSame = (one: unknown, other: unknown): boolean => JSON.stringify(one, inOrder) === JSON.stringify(other, inOrder);

/** The table gives members of maps and sets in any order. */
function inOrder(_key: string, part: unknown): unknown {
  if (Array.isArray(part)) return part.every((one) => typeof one === 'string') ? part.toSorted() : part;
  return typeof part === 'object' && part !== null ? Object.fromEntries(Object.entries(part).toSorted(([a], [b]) => (a < b ? -1 : 1))) : part;
}

/** Read units: 4 KB each, half of that where the answer may be old. A Query rounds its items together, a batch each one. */
export function readUnits(items: readonly Item[], { consistent = false, each = false }: { consistent?: boolean; each?: boolean } = {}): number {
  const blocks = (bytes: number): number => Math.max(1, Math.ceil(bytes / 4096));
  const whole = each ? items.reduce((sum, item) => sum + blocks(sizeOf(item)), 0) : blocks(items.reduce((sum, item) => sum + sizeOf(item), 0));
  return consistent ? whole : whole / 2;
}
