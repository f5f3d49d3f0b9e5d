import {
  ConditionalCheckFailedException, DynamoDBClient, type AttributeValue, type DynamoDBClientConfig,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';

/** An item as the table gives it. */
export type Item = Record<string, AttributeValue>;

export type Table = {
  readonly client: DynamoDBClient;
  readonly name: string;
  /** Milliseconds since 1970: what has expired is not there, though the table may not have swept it yet. */
  readonly now: () => number;
};

/** The one table. Made once per Lambda environment: its connection is kept alive between events. */
export const openTable = (name: string, config: DynamoDBClientConfig = {}, now = Date.now): Table => ({
  name,
  now,
  client: new DynamoDBClient({
    // Every write may be repeated: its condition tells what it did the first time.
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000 },
    ...config,
  }),
});

export const toItem = (value: object): Item => marshall(value, { removeUndefinedValues: true });

/** TTL counts in seconds. */
export const expiry = (at: number): number => Math.ceil(at / 1000);

type Conditional<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly stood: Item | undefined };

/** The outcome of a conditional write; `stood` is the item that broke the condition, where there is one. */
export async function conditional<T>(write: Promise<T>): Promise<Conditional<T>> {
  try {
    return { ok: true, value: await write };
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return { ok: false, stood: error.Item };
    throw error;
  }
}
