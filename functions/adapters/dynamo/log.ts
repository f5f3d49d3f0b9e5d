import { QueryCommand } from '@aws-sdk/client-dynamodb';
import type { Entry } from '../../contract/entry.ts';
import { mergeLog } from '../../domain/log.ts';
import type { Session } from '../../domain/session.ts';
import type { SessionKey } from '../../domain/session-change.ts';
import { expression } from './expression.ts';
import { keys } from './keys.ts';
import { fromLogChunk } from './log-chunk.ts';
import { fromHead } from './head.ts';
import type { Item, Table } from './table.ts';

const ATTEMPTS = 3;

type Log = { readonly session: Session; readonly entries: Entry[] };

/**
 * The head and the log after a sequence, by one Query. Its items may stem from two moments, between which the tail moved
 * into a chunk: then a stretch is missing, and a second look finds it.
 */
export async function readLog(table: Table, key: SessionKey, after: number): Promise<Log | undefined> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const [head, ...chunks] = await itemsOf(table, key, after);
    if (head?.['sk']?.S !== 'HEAD') return undefined;
    const session = fromHead(key, head);
    const entries = mergeLog(chunks.map((item) => fromLogChunk(item, session.agents)), session.tail, after);
    if (entries.length === Math.max(0, session.seq - after)) return { session, entries };
  }
  throw new Error('a stretch of a log is missing');
}

async function itemsOf({ client, name: TableName }: Table, { tenantId, sessionId }: SessionKey, after: number): Promise<Item[]> {
  const { pk, sk: from } = keys.head(tenantId, sessionId);
  const { path, value, placeholders } = expression();
  const range = {
    TableName,
    ConsistentRead: true,
    KeyConditionExpression: `${path('pk')} = ${value(pk)} AND ${path('sk')} BETWEEN ${value(from)} AND ${value(keys.logChunk(tenantId, sessionId, after + 1).sk)}`,
    ...placeholders(),
  };
  const items: Item[] = [];
  let next: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ ...range, ExclusiveStartKey: next }));
    items.push(...Items);
    next = LastEvaluatedKey;
  } while (next);
  return items;
}
