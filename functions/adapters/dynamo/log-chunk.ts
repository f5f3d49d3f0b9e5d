import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import type { Chunk } from '../../domain/log.ts';
import type { SessionKey } from '../../domain/session-change.ts';
import { readEntries, writeEntry } from './entry.ts';
import { keys } from './keys.ts';
import { toItem, type Item } from './table.ts';

/** A stretch of the log. Its key carries its last sequence. */
const LogChunk = z.object({ first: z.int().check(z.minimum(1)), entries: z.array(z.string()).check(z.minLength(1)) });

export const toLogChunk = ({ tenantId, sessionId }: SessionKey, { first, last, entries }: Chunk): Item =>
  toItem({ ...keys.logChunk(tenantId, sessionId, last), first, entries: entries.map(writeEntry) });

/** `names` are those of the session's agents. */
export function fromLogChunk(item: Item, names: Readonly<Record<string, string>>): Chunk {
  const { first, entries } = LogChunk.parse(unmarshall(item));
  return { first, last: first + entries.length - 1, entries: readEntries(entries, first, names) };
}
