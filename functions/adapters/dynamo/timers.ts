import { PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { SessionId, TenantId } from '../../contract/ids.ts';
import { bucketFor, type Timer } from '../../domain/timer.ts';
import type { Timers } from '../../ports/timers.ts';
import { expression } from './expression.ts';
import { keys, timerKey } from './keys.ts';
import { expiry, toItem, type Item, type Table } from './table.ts';

const base = { tenantId: TenantId, at: z.int().check(z.minimum(0)) };
const TimerItem = z.discriminatedUnion('kind', [
  z.object({ ...base, kind: z.literal('unanswered'), sessionId: SessionId }),
  z.object({ ...base, kind: z.literal('rules') }),
]);

/** A minute that failed is in the dead letters by then, and can be run again for as long. */
const KEPT = 7 * 86_400_000;

export function dynamoTimers({ client, name: TableName, now: clock }: Table): Timers {
  return {
    set: async (timer, now) => {
      const bucket = bucketFor(timer.at, now);
      const expires = expiry(Date.parse(`${bucket}Z`) + KEPT);
      await client.send(new PutItemCommand({ TableName, Item: toItem({ ...timerKey(bucket, nameOf(timer)), ...timer, expires }) }));
    },
    due: async (bucket) => {
      const { path, value, placeholders } = expression();
      const query = {
        TableName,
        KeyConditionExpression: `${path('pk')} = ${value(timerKey(bucket, '').pk)}`,
        FilterExpression: `${path('expires')} > ${value(expiry(clock()))}`,
        ...placeholders(),
      };
      const timers: Timer[] = [];
      let next: Item | undefined;
      do {
        const { Items = [], LastEvaluatedKey } = await client.send(new QueryCommand({ ...query, ExclusiveStartKey: next }));
        timers.push(...Items.map((item) => TimerItem.parse(unmarshall(item))));
        next = LastEvaluatedKey;
      } while (next);
      return timers;
    },
  };
}

const nameOf = (timer: Timer) =>
  timer.kind === 'rules'
    ? `rules#${keys.settings(timer.tenantId).pk}#${timer.at}`
    : `unanswered#${keys.head(timer.tenantId, timer.sessionId).pk}`;
