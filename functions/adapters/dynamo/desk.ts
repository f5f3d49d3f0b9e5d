import { GetItemCommand, PutItemCommand, QueryCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import type { TenantId } from '../../contract/ids.ts';
import type { Agents, Desk } from '../../ports/desk.ts';
import type { Ids } from '../../ports/ids.ts';
import { fromAgent, toAgent } from './agent.ts';
import { expression } from './expression.ts';
import { keys } from './keys.ts';
import { toOrder } from './outbox.ts';
import { fromSettings, toSettings } from './settings.ts';
import { toStatusEvent } from './status-history.ts';
import { conditional, toItem, type Item, type Table } from './table.ts';
import { transact } from './transaction.ts';

/** Settings and agents share a partition: one Query of half a unit answers who is to be told of a change, and how. */
export function dynamoDesk(table: Table, ids: Pick<Ids, 'entryId'>): Desk {
  const { client, name: TableName } = table;
  const publishing = (tenantId: TenantId) => ({ Put: { TableName, Item: toOrder({ kind: 'publish', tenantId, id: ids.entryId() }) } });
  return {
    read: async (tenantId) => {
      const items = await partition(table, tenantId);
      const settings = items.find((item) => item['sk']?.S === keys.settings(tenantId).sk);
      const agents = items.filter((item) => item !== settings).map((item) => fromAgent(tenantId, item));
      return settings && { settings: fromSettings(tenantId, settings), agents };
    },
    settings: async (tenantId, when) => {
      const get = new GetItemCommand({ TableName, Key: toItem(keys.settings(tenantId)), ConsistentRead: when === 'now' });
      const { Item } = await client.send(get);
      return Item && fromSettings(tenantId, Item);
    },
    create: async (settings) => {
      const put = { TableName, Item: toSettings(settings), ConditionExpression: 'attribute_not_exists(pk)' };
      return (await transact(table, [{ Put: put }, publishing(settings.tenantId)])).ok;
    },
    save: async (settings, events) => {
      const { tenantId, version } = settings;
      const { path, value, placeholders } = expression();
      const condition = `${path('version')} = ${value(version - 1)}`;
      const written = await transact(table, [
        { Put: { TableName, Item: toSettings(settings), ConditionExpression: condition, ...placeholders() } },
        ...events.map((event, index) => ({ Put: { TableName, Item: toStatusEvent(tenantId, event, version, index) } })),
        publishing(tenantId),
      ]);
      return written.ok;
    },
  };
}

async function partition({ client, name: TableName }: Table, tenantId: TenantId): Promise<Item[]> {
  const { path, value, placeholders } = expression();
  const query = { TableName, KeyConditionExpression: `${path('pk')} = ${value(keys.settings(tenantId).pk)}`, ...placeholders() };
  const items: Item[] = [];
  let next: Item | undefined;
  do {
    const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: next }));
    items.push(...Items);
    next = LastEvaluatedKey;
  } while (next);
  return items;
}

export function dynamoAgents({ client, name: TableName }: Table): Agents {
  return {
    find: async (tenantId, agentId) => {
      const { Item } = await client.send(new GetItemCommand({ TableName, Key: toItem(keys.agent(tenantId, agentId)), ConsistentRead: true }));
      return Item && fromAgent(tenantId, Item);
    },
    add: async (agent) => {
      const put = new PutItemCommand({ TableName, Item: toAgent(agent), ConditionExpression: 'attribute_not_exists(pk)' });
      return (await conditional(client.send(put))).ok;
    },
    redeem: async (tenantId, agentId, issued) => {
      const { path, value, placeholders } = expression();
      const redeemed = path('redeemedAt');
      const at = value(issued);
      const written = await conditional(client.send(new UpdateItemCommand({
        TableName,
        Key: toItem(keys.agent(tenantId, agentId)),
        ConditionExpression: `${path('enabled')} = ${value(true)} AND ${redeemed} < ${at}`,
        UpdateExpression: `SET ${redeemed} = ${at}`,
        ...placeholders(),
        ReturnValues: 'ALL_NEW',
      })));
      return written.ok && written.value.Attributes ? fromAgent(tenantId, written.value.Attributes) : undefined;
    },
    sit: async (tenantId, agentId, connectionId) => {
      const { path, value, placeholders } = expression();
      const written = await conditional(client.send(new UpdateItemCommand({
        TableName,
        Key: toItem(keys.agent(tenantId, agentId)),
        ConditionExpression: `${path('enabled')} = ${value(true)}`,
        UpdateExpression: `ADD ${path('connections')} ${value(new Set([connectionId]))}`,
        ...placeholders(),
      })));
      return written.ok;
    },
    leave: async (tenantId, agentId, connectionId) => {
      const { path, value, placeholders } = expression();
      await conditional(client.send(new UpdateItemCommand({
        TableName,
        Key: toItem(keys.agent(tenantId, agentId)),
        ConditionExpression: `attribute_exists(${path('pk')})`,
        UpdateExpression: `DELETE ${path('connections')} ${value(new Set([connectionId]))}`,
        ...placeholders(),
      })));
    },
  };
}
