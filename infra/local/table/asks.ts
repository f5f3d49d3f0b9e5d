import type { Ask } from '../iam/decide.ts';
import { isObject, type Json, type JsonObject } from '../json.ts';
import { account } from '../template/names.ts';

const tableArn = (name: string): string =>
  name.startsWith('arn:') ? name : `arn:aws:dynamodb:${account.region}:${account.id}:table/${name}`;

/** What IAM is asked about one DynamoDB request: the action, on the table or on its index. */
export function asksOf(target: string | string[] | undefined, body: Json | undefined): Ask[] {
  const operation = String(target).split('.')[1] ?? '';
  const input: JsonObject = isObject(body) ? body : {};
  if (operation === 'TransactWriteItems' || operation === 'TransactGetItems') return transaction(input);
  if (operation === 'BatchGetItem' || operation === 'BatchWriteItem') {
    const tables = isObject(input['RequestItems']) ? Object.keys(input['RequestItems']) : [];
    return tables.map((table) => ({ action: `dynamodb:${operation}`, resource: tableArn(table) }));
  }
  if (operation.startsWith('ListTables')) return [{ action: 'dynamodb:ListTables', resource: '*' }];
  if (typeof input['Statement'] === 'string') return [{ action: 'dynamodb:PartiQLSelect', resource: tableArn('*') }];
  const { TableName: table, IndexName: index, StreamArn: stream } = input;
  if (typeof stream === 'string') return [{ action: `dynamodb:${operation}`, resource: stream }];
  const resource = tableArn(typeof table === 'string' ? table : '');
  return [{ action: `dynamodb:${operation}`, resource: typeof index === 'string' ? `${resource}/index/${index}` : resource }];
}

const actionOf: Record<string, string> = { Put: 'PutItem', Update: 'UpdateItem', Delete: 'DeleteItem', Get: 'GetItem', ConditionCheck: 'ConditionCheckItem' };

/** A transaction needs the permission of each of its parts, not one of its own. */
function transaction({ TransactItems: items }: JsonObject): Ask[] {
  if (!Array.isArray(items)) return [];
  return items.filter(isObject).flatMap((item) =>
    Object.entries(item).map(([kind, part]) => ({
      action: `dynamodb:${actionOf[kind] ?? kind}`,
      resource: tableArn(isObject(part) && typeof part['TableName'] === 'string' ? part['TableName'] : ''),
    })),
  );
}
