import * as z from 'zod';
import { Item } from '../units/item.ts';
import { readUnits, writeUnits, type Index, type Write } from '../units/units.ts';
import { byState } from '../../functions/adapters/dynamo/keys.ts';
import type { Units } from './counts.ts';
import { askTable } from './table.ts';

const Single = z.object({ TableName: z.string(), Key: Item.optional(), Item: Item.optional() });
const Transaction = z.object({ TransactItems: z.array(z.record(z.string(), Single)) });
const Read = z.looseObject({ TableName: z.string(), ConsistentRead: z.boolean().default(false), FilterExpression: z.string().optional() });
const Found = z.object({ Item: Item.optional(), Items: z.array(Item).default([]) });
const Batch = z.object({ Responses: z.record(z.string(), z.array(Item)) });

const indexes: Index[] = [{ keys: [byState.keys.pk, byState.keys.sk], projected: byState.attributes }];

/** One request under the meter: looked at before it goes, and settled when its answer is there. */
export type Metered = { settle: (answer: unknown, refused: boolean) => Promise<Units> };

export async function meterRequest(port: number, operation: string, input: unknown): Promise<Metered> {
  if (operation === 'TransactWriteItems') return metered(port, Transaction.parse(input).TransactItems.flatMap((item) => Object.values(item)), true);
  if (/^(Put|Update|Delete)Item$/.test(operation)) return metered(port, [Single.parse(input)], false);
  return { settle: async (answer) => ({ write: 0, read: await readCost(port, operation, input, answer) }) };
}

async function metered(port: number, parts: z.infer<typeof Single>[], inTransaction: boolean): Promise<Metered> {
  const look = (): Promise<(Item | undefined)[]> => Promise.all(parts.map(async ({ TableName, Key, Item: put }) => {
    const Wanted = Key ?? { pk: put?.['pk'] ?? {}, sk: put?.['sk'] ?? {} };
    return (await askTable(port, 'GetItem', { TableName, Key: Wanted, ConsistentRead: true })).Item;
  }));
  const before = await look();
  return {
    settle: async (_answer, refused) => {
      const after = await look();
      const writes = parts.map((_part, index): Write => ({ before: before[index], after: after[index], refused, inTransaction }));
      return { write: writes.reduce((sum, write) => sum + writeUnits(write, indexes), 0), read: 0 };
    },
  };
}

async function readCost(port: number, operation: string, input: unknown, answer: unknown): Promise<number> {
  if (operation === 'BatchGetItem') return readUnits(Object.values(Batch.parse(answer).Responses).flat(), { each: true });
  const { ConsistentRead, FilterExpression, ...query } = Read.parse(input);
  const found = Found.parse(answer);
  // A filter hides what the table has read, and billed.
  const read = FilterExpression === undefined ? found.Items : (await askTable(port, operation, unfiltered(query))).Items;
  return readUnits([...(found.Item ? [found.Item] : []), ...read], { consistent: ConsistentRead });
}

/** The values that only the filter named would be refused as unused. */
function unfiltered(query: Record<string, unknown>): object {
  const condition = String(query['KeyConditionExpression']);
  const named = (part: unknown): object => Object.fromEntries(Object.entries(z.record(z.string(), z.unknown()).parse(part)).filter(([name]) => condition.includes(name)));
  return { ...query, ExpressionAttributeNames: named(query['ExpressionAttributeNames']), ExpressionAttributeValues: named(query['ExpressionAttributeValues']) };
}
