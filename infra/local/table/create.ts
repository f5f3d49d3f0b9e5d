import * as z from 'zod';
import type { Resource } from '../template/model.ts';
import { type Call, TableError } from './call.ts';

const Key = z.array(z.object({ AttributeName: z.string(), KeyType: z.string() }));
const Index = z.array(z.object({ IndexName: z.string(), KeySchema: Key, Projection: z.object({ ProjectionType: z.string(), NonKeyAttributes: z.array(z.string()).optional() }) }));

/** What the engine takes from the template; billing, encryption and point-in-time recovery have no meaning on one disk. */
const Table = z.object({
  KeySchema: Key,
  AttributeDefinitions: z.array(z.object({ AttributeName: z.string(), AttributeType: z.string() })),
  GlobalSecondaryIndexes: Index.optional(),
  LocalSecondaryIndexes: Index.optional(),
  StreamSpecification: z.object({ StreamViewType: z.string() }).optional(),
  TimeToLiveSpecification: z.object({ AttributeName: z.string(), Enabled: z.boolean() }).optional(),
});

export type LocalTable = { name: string; arn: string; keys: string[]; ttl: string | undefined };

/** Creates the table unless an earlier start did. */
export async function createTable({ ref: name, arn, properties }: Resource, call: Call): Promise<LocalTable> {
  const { TimeToLiveSpecification: ttl, StreamSpecification: stream, ...shape } = Table.parse(properties);
  try {
    await call(
      'CreateTable',
      { TableName: name, BillingMode: 'PAY_PER_REQUEST', ...shape, ...(stream && { StreamSpecification: { StreamEnabled: true, ...stream } }) },
      z.unknown(),
    );
    if (ttl) await call('UpdateTimeToLive', { TableName: name, TimeToLiveSpecification: ttl }, z.unknown());
  } catch (error) {
    if (!(error instanceof TableError && error.code === 'ResourceInUseException')) throw error;
  }
  return { name, arn, keys: shape.KeySchema.map(({ AttributeName }) => AttributeName), ttl: ttl?.Enabled ? ttl.AttributeName : undefined };
}
