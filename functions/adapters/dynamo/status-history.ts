import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { StatusEvent } from '../../contract/settings.ts';
import type { TenantId } from '../../contract/ids.ts';
import type { StatusHistory } from '../../ports/desk.ts';
import { expression } from './expression.ts';
import { keys } from './keys.ts';
import { toItem, type Item, type Table } from './table.ts';

/** `index` tells the lines of one change apart. */
export const toStatusEvent = (tenantId: TenantId, event: StatusEvent, version: number, index: number): Item =>
  toItem({ ...keys.statusEvent(tenantId, event.at, version, index), event });

export function dynamoStatusHistory({ client, name: TableName }: Table): StatusHistory {
  return {
    list: async (tenantId, from, until, limit) => {
      const { path, value, placeholders } = expression();
      const { pk, sk: first } = keys.statusEvent(tenantId, from);
      const { sk: end } = keys.statusEvent(tenantId, until);
      const { Items = [] } = await client.send(new QueryCommand({
        TableName,
        // No line has the version 0 of the bounds, so the upper one lies before the first line of its moment.
        KeyConditionExpression: `${path('pk')} = ${value(pk)} AND ${path('sk')} BETWEEN ${value(first)} AND ${value(end)}`,
        ...placeholders(),
        ScanIndexForward: false,
        Limit: limit,
      }));
      return Items.map((item) => StatusEvent.parse(unmarshall(item)['event']));
    },
  };
}
