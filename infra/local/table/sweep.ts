import * as z from 'zod';
import type { Clock } from '../clock.ts';
import { Json } from '../json.ts';
import type { Call } from './call.ts';
import type { LocalTable } from './create.ts';

const Page = z.object({ Items: z.array(z.record(z.string(), Json)).default([]), LastEvaluatedKey: z.record(z.string(), Json).optional() });
type Page = z.infer<typeof Page>;

/** Deletes what has expired, as DynamoDB does in the background and the engine does not. Returns how many. */
export async function sweep({ name, keys, ttl }: LocalTable, call: Call, now: number): Promise<number> {
  if (ttl === undefined) return 0;
  let removed = 0;
  let from: Page['LastEvaluatedKey'];
  const seconds = { ':now': { N: String(Math.floor(now / 1000)) } };
  do {
    const names: Record<string, string> = { '#ttl': ttl };
    for (const [index, key] of keys.entries()) names[`#k${index}`] = key;
    const page: Page = await call(
      'Scan',
      {
        TableName: name, FilterExpression: '#ttl < :now', ProjectionExpression: keys.map((_key, index) => `#k${index}`).join(', '),
        ExpressionAttributeNames: names, ExpressionAttributeValues: seconds, ...(from && { ExclusiveStartKey: from }),
      },
      Page,
    );
    for (const item of page.Items) {
      // Checked again at the moment of deletion: the item may have been given a longer life meanwhile.
      await call(
        'DeleteItem',
        { TableName: name, Key: item, ConditionExpression: '#ttl < :now', ExpressionAttributeNames: { '#ttl': ttl }, ExpressionAttributeValues: seconds },
        z.unknown(),
      ).then(() => (removed += 1), () => undefined);
    }
    from = page.LastEvaluatedKey;
  } while (from);
  return removed;
}

const everyMs = 60_000;

/** Sweeps once a minute until undone. */
export function keepSweeping(table: LocalTable, call: Call, clock: Clock, undo: AsyncDisposableStack): void {
  let cancel = () => {};
  const next = () => {
    cancel = clock.after(everyMs, () => void sweep(table, call, clock.now()).catch(() => 0).finally(next));
  };
  next();
  undo.defer(() => cancel());
}
