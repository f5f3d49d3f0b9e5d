import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { TenantId } from '../../contract/ids.ts';
import type { SessionState } from '../../contract/session.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { expression } from './expression.ts';
import { byState, keys } from './keys.ts';
import { toLogChunk } from './log-chunk.ts';
import { readLog } from './log.ts';
import { fromHead, fromIndex, toHead } from './head.ts';
import { toUpdate } from './session-change.ts';
import { conditional, toItem, type Table } from './table.ts';

/** Sessions in the table. A message is one write unit and no read unit. */
export function dynamoSessions(table: Table): Sessions {
  const { client, name: TableName } = table;
  return {
    create: async (session) => {
      const put = new PutItemCommand({
        TableName,
        Item: toHead(session),
        ConditionExpression: 'attribute_not_exists(pk)',
        ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
      });
      const written = await conditional(client.send(put));
      if (written.ok) return { created: true, session };
      if (!written.stood) throw new Error('the table did not say which session stood there');
      return { created: false, session: fromHead(session, written.stood) };
    },
    write: async (key, change) => {
      const written = await conditional(client.send(new UpdateItemCommand({ TableName, ...toUpdate(key, change) })));
      if (!written.ok) return { ok: false, stood: written.stood && fromHead(key, written.stood) };
      return { ok: true, session: fromHead(key, written.value.Attributes ?? {}) };
    },
    find: async (key) => {
      const get = new GetItemCommand({ TableName, Key: toItem(keys.head(key.tenantId, key.sessionId)), ConsistentRead: true });
      const { Item } = await client.send(get);
      return Item && fromHead(key, Item);
    },
    unbind: async ({ tenantId, sessionId }, connectionId) => {
      const { path, value, placeholders } = expression();
      const update = new UpdateItemCommand({
        TableName,
        Key: toItem(keys.head(tenantId, sessionId)),
        ConditionExpression: `attribute_exists(${path('pk')})`,
        UpdateExpression: `DELETE ${path('visitorConnections')} ${value(new Set([connectionId]))} REMOVE ${path('agentConnections', connectionId)}`,
        ...placeholders(),
      });
      await conditional(client.send(update));
    },
    keepChunk: async (key, chunk) => {
      const { path, value, placeholders } = expression();
      const put = new PutItemCommand({
        TableName,
        Item: toLogChunk(key, chunk),
        ConditionExpression: `attribute_not_exists(${path('pk')}) OR ${path('first')} > ${value(chunk.first)}`,
        ...placeholders(),
      });
      await conditional(client.send(put));
    },
    read: async (key, after) => readLog(table, key, after),
    waiting: async (tenantId, limit) => listed(table, tenantId, 'waiting', limit),
    list: async (tenantId, state, limit, since = 0) => listed(table, tenantId, state, limit, since),
  };
}

async function listed({ client, name: TableName }: Table, tenantId: TenantId, state: SessionState, limit: number, since = 0) {
  const { path, value, placeholders } = expression();
  const isCompleted = state === 'completed';
  const recent = isCompleted ? ` AND ${path(byState.keys.sk)} >= ${value(byState.completedSince(since))}` : '';
  const query = new QueryCommand({
    TableName,
    IndexName: byState.name,
    KeyConditionExpression: `${path(byState.keys.pk)} = ${value(byState.pk(tenantId, state))}${recent}`,
    ...placeholders(),
    ScanIndexForward: !isCompleted,
    Limit: limit,
  });
  const { Items = [] } = await client.send(query);
  return Items.map((item) => fromIndex(state, item));
}
