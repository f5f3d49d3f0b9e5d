import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import * as z from 'zod/mini';
import { caller } from '../../../infra/local/table/call.ts';
import { createTable } from '../../../infra/local/table/create.ts';
import { startEngine } from '../../../infra/local/table/engine.ts';
import { temporaryFolder } from '../../../infra/local/testing/app.ts';
import { startDynamoDbLocal } from './dynamodb-local.suite.ts';
import { byState } from './keys.ts';
import { openTable, type Table } from './table.ts';

/** The table as the CDK app declares it; a test beside the stack compares the two. */
export const tableProperties = {
  KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
  AttributeDefinitions: ['pk', 'sk', byState.keys.pk, byState.keys.sk].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
  GlobalSecondaryIndexes: [{
    IndexName: byState.name,
    KeySchema: [{ AttributeName: byState.keys.pk, KeyType: 'HASH' }, { AttributeName: byState.keys.sk, KeyType: 'RANGE' }],
    Projection: { ProjectionType: 'INCLUDE', NonKeyAttributes: [...byState.attributes] },
  }],
  StreamSpecification: { StreamViewType: 'NEW_IMAGE' },
  TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
};

/** Units as the engine counts them: what AWS would bill. */
export type Units = { read: number; write: number };
export type MeasuredTable = { readonly table: Table; readonly measure: (act: () => Promise<unknown>) => Promise<Units> };

const Capacity = z.object({ CapacityUnits: z.number() });
const Consumed = z.object({ ConsumedCapacity: z._default(z.union([z.array(Capacity), z.pipe(Capacity, z.transform((one) => [one]))]), []) });

/**
 * A table on an engine of its own: the embedded one, or AWS's DynamoDB Local with `FOYER_TABLE_ENGINE=dynamodb-local`.
 * `now` is the clock by which items expire.
 */
export async function aTable(undo: AsyncDisposableStack, now?: () => number): Promise<MeasuredTable> {
  const { url } = process.env['FOYER_TABLE_ENGINE'] === 'dynamodb-local'
    ? await startDynamoDbLocal(undo)
    : await startEngine(temporaryFolder(undo), undo, (why) => { throw why; });
  await createTable({ stack: 'test', id: 'Table', type: 'AWS::DynamoDB::Table', ref: 'foyer', arn: 'arn', properties: tableProperties }, caller(url));
  const table = openTable('foyer', {
    endpoint: url, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    // A busy machine may be slow; the tests have their own time limits.
    requestHandler: {},
  }, now);
  undo.defer(() => table.client.destroy());
  return { table, measure: meter(table.client) };
}

const writes = /^(Put|Update|Delete|TransactWrite)/;

/** Asks the engine for the cost of each request and adds it up; a refused write costs one unit, which AWS does not tell. */
function meter(client: DynamoDBClient): MeasuredTable['measure'] {
  const units = { read: 0, write: 0 };
  client.middlewareStack.add((next, { commandName = '' }) => async (args) => {
    Object.assign(args.input, { ReturnConsumedCapacity: 'TOTAL' });
    const answer = await next(args);
    for (const { CapacityUnits } of Consumed.parse(answer.output).ConsumedCapacity) {
      units[writes.test(commandName) ? 'write' : 'read'] += CapacityUnits;
    }
    return answer;
  }, { step: 'initialize' });
  return async (act) => {
    Object.assign(units, { read: 0, write: 0 });
    await act();
    return { ...units };
  };
}
