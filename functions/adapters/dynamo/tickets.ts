import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Tickets } from '../../ports/desk.ts';
import { keys } from './keys.ts';
import { conditional, expiry, toItem, type Table } from './table.ts';

const HOUR = 3_600_000;

/** Marks outlive their tickets by an hour, for the clocks of the environments may differ. */
export function dynamoTickets({ client, name: TableName }: Table): Tickets {
  return {
    use: async (tenantId, nonce, expires) => {
      const put = new PutItemCommand({
        TableName,
        Item: toItem({ ...keys.ticket(tenantId, nonce), expires: expiry(expires + HOUR) }),
        ConditionExpression: 'attribute_not_exists(pk)',
      });
      return (await conditional(client.send(put))).ok;
    },
  };
}
