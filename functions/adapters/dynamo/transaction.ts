import { TransactionCanceledException, TransactWriteItemsCommand, type TransactWriteItem } from '@aws-sdk/client-dynamodb';
import type { Item, Table } from './table.ts';

/** Another transaction held an item; it is over in a moment. */
const ATTEMPTS = 5;

/** Whether the part at this index broke its condition; `stood` is the item that broke it, where the part asks for it. */
type Broken = { readonly broken: true; readonly stood: Item | undefined } | { readonly broken: false };
type Outcome = { readonly ok: true } | { readonly ok: false; readonly parts: readonly Broken[] };

/** Writes all parts or none. A broken condition is an answer; whatever else stops it is thrown. */
export async function transact({ client }: Table, items: TransactWriteItem[]): Promise<Outcome> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.send(new TransactWriteItemsCommand({ TransactItems: items }));
      return { ok: true };
    } catch (error) {
      if (!(error instanceof TransactionCanceledException)) throw error;
      const reasons = error.CancellationReasons ?? [];
      const parts = reasons.map(({ Code, Item }): Broken => (Code === 'ConditionalCheckFailed' ? { broken: true, stood: Item } : { broken: false }));
      if (parts.some(({ broken }) => broken)) return { ok: false, parts };
      if (attempt === ATTEMPTS || !reasons.some(({ Code }) => Code === 'TransactionConflict')) throw error;
    }
  }
}
