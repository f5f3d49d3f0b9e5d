import { BatchGetItemCommand, GetItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { Facts as SessionFacts } from '../../contract/facts.ts';
import { SessionId, VisitorId, type TenantId } from '../../contract/ids.ts';
import type { Facts } from '../../ports/facts.ts';
import { expression } from './expression.ts';
import { keys } from './keys.ts';
import { conditional, toItem, type Item, type Table } from './table.ts';

/** What is known of a session, and how many transcripts of it were ordered. */
export const FactsItem = z.object({
  pk: z.pipe(z.string(), z.transform((pk) => SessionId.parse(pk.slice(-36)))),
  visitorId: VisitorId,
  facts: SessionFacts,
  mails: z.int().check(z.minimum(0)),
});
const fromFacts = (item: Item) => FactsItem.parse(unmarshall(item));

export function dynamoFacts(table: Table): Facts {
  const { client, name: TableName } = table;
  return {
    put: async ({ tenantId, sessionId }, visitorId, facts) => {
      const { path, value, placeholders } = expression();
      await conditional(client.send(new UpdateItemCommand({
        TableName,
        Key: toItem(keys.facts(tenantId, sessionId)),
        ConditionExpression: `attribute_not_exists(${path('pk')})`,
        UpdateExpression: `SET ${path('visitorId')} = ${value(visitorId)}, ${path('facts')} = ${value(facts)}, ${path('mails')} = ${value(0)}`,
        ...placeholders(),
      })));
    },
    find: async ({ tenantId, sessionId }) => {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: toItem(keys.facts(tenantId, sessionId)) }));
      return Item && fromFacts(Item).facts;
    },
    findMany: async (tenantId, sessionIds) => {
      const items = await Promise.all(batches(sessionIds).map(async (batch) => getBatch(table, tenantId, batch)));
      return new Map(items.flat().map(fromFacts).map(({ pk, facts }) => [pk, facts]));
    },
    update: async ({ tenantId, sessionId }, visitorId, circumstances) => {
      const { path, value, placeholders } = expression();
      const set = Object.entries(circumstances).map(([name, now]) => `${path('facts', name)} = ${value(now)}`);
      const update = new UpdateItemCommand({
        TableName,
        Key: toItem(keys.facts(tenantId, sessionId)),
        ConditionExpression: `${path('visitorId')} = ${value(visitorId)}`,
        ...(set.length > 0 ? { UpdateExpression: `SET ${set.join(', ')}` } : {}),
        ...placeholders(),
      });
      return (await conditional(client.send(update))).ok;
    },
  };
}

/** A BatchGetItem takes a hundred keys, none twice. */
const batches = (sessionIds: readonly SessionId[]): SessionId[][] => {
  const ids = [...new Set(sessionIds)];
  return Array.from({ length: Math.ceil(ids.length / 100) }, (_, index) => ids.slice(index * 100, (index + 1) * 100));
};

async function getBatch({ client, name }: Table, tenantId: TenantId, sessionIds: readonly SessionId[]): Promise<Item[]> {
  const items: Item[] = [];
  let wanted: Item[] = sessionIds.map((sessionId) => toItem(keys.facts(tenantId, sessionId)));
  while (wanted.length > 0) {
    const { Responses, UnprocessedKeys } = await client.send(new BatchGetItemCommand({ RequestItems: { [name]: { Keys: wanted } } }));
    items.push(...(Responses?.[name] ?? []));
    // What one answer of 16 MB, or a busy partition, left over.
    wanted = UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return items;
}
