import { GetItemCommand, UpdateItemCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { EntryId, SessionId, TenantId } from '../../contract/ids.ts';
import { orderName, type Order, type Outbox } from '../../ports/outbox.ts';
import { expression } from './expression.ts';
import { FactsItem } from './facts.ts';
import { keys } from './keys.ts';
import { conditional, expiry, toItem, type Item, type Table } from './table.ts';
import { transact } from './transaction.ts';

const base = { tenantId: TenantId, id: EntryId };
const OrderItem = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('transcript'), sessionId: SessionId, to: z.string(), language: z.optional(z.string()) }),
  z.object({ ...base, kind: z.literal('publish') }),
]);
const State = z.object({ state: z.enum(['pending', 'claimed', 'done']), expires: z.optional(z.int()) });
type State = z.infer<typeof State>['state'];

/** Long enough for every repetition of the request that ordered it. */
const KEPT = 7 * 86_400_000;

export const toOrder = (order: Order): Item =>
  toItem({ ...keys.order(order.tenantId, orderName(order)), ...order, state: 'pending' satisfies State });

const Image = z.record(z.string(), z.custom<AttributeValue>((value: unknown) => typeof value === 'object' && value !== null));

/** The order in an image of the table's stream. */
export function readOrder(image: unknown): Order {
  const order = OrderItem.parse(unmarshall(Image.parse(image)));
  return order.kind === 'transcript' ? { ...order, language: order.language } : order;
}

export function dynamoOutbox(table: Table): Outbox {
  const { client, name: TableName, now } = table;
  const keyOf = (order: Order) => toItem(keys.order(order.tenantId, orderName(order)));

  /** The state that stood in the way, or undefined where the order has moved on. */
  const move = async (order: Order, from: State, to: State, expires?: number): Promise<'moved' | State | undefined> => {
    const { path, value, placeholders } = expression();
    const update = new UpdateItemCommand({
      TableName,
      Key: keyOf(order),
      ConditionExpression: `${path('state')} = ${value(from)}`,
      UpdateExpression: `SET ${path('state')} = ${value(to)}${expires === undefined ? '' : `, ${path('expires')} = ${value(expires)}`}`,
      ...placeholders(),
      ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
    });
    const written = await conditional(client.send(update));
    if (written.ok) return 'moved';
    return written.stood && State.parse(unmarshall(written.stood)).state;
  };

  return {
    orderTranscript: async (order, visitorId, max) => {
      const counting = expression();
      const mails = counting.path('mails');
      const conditions = `${counting.path('visitorId')} = ${counting.value(visitorId)} AND ${mails} < ${counting.value(max)}`;
      const ordering = expression();
      const free = `attribute_not_exists(${ordering.path('pk')}) OR ${ordering.path('expires')} < ${ordering.value(expiry(now()))}`;
      const written = await transact(table, [
        { Update: {
          TableName,
          Key: toItem(keys.facts(order.tenantId, order.sessionId)),
          ConditionExpression: conditions,
          UpdateExpression: `SET ${mails} = ${mails} + ${counting.value(1)}`,
          ...counting.placeholders(),
          ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
        } },
        { Put: { TableName, Item: toOrder(order), ConditionExpression: free, ...ordering.placeholders() } },
      ]);
      if (written.ok) return 'ordered';
      const [counted, ordered] = written.parts;
      const facts = counted?.broken && counted.stood ? FactsItem.parse(unmarshall(counted.stood)) : undefined;
      if (counted?.broken && facts?.visitorId !== visitorId) return 'absent';
      // A broken limit may hide that this very mail was the last one: a cancelled transaction need not name every reason.
      return ordered?.broken || (await isKept(order)) ? 'ordered-before' : 'limit';
    },
    claim: async (order) => {
      const moved = await move(order, 'pending', 'claimed');
      if (moved === 'moved') return 'claimed';
      return moved === 'claimed' ? 'held' : 'done-before';
    },
    done: async (order) => {
      await move(order, 'claimed', 'done', expiry(now() + KEPT));
    },
    release: async (order) => {
      await move(order, 'claimed', 'pending');
    },
  };

  async function isKept(order: Order): Promise<boolean> {
    const { Item } = await client.send(new GetItemCommand({ TableName, Key: keyOf(order), ConsistentRead: true }));
    return Item !== undefined && (State.parse(unmarshall(Item)).expires ?? Infinity) > expiry(now());
  }
}
