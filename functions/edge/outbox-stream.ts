import middy from '@middy/core';
import * as z from 'zod/mini';
import type { Order } from '../ports/outbox.ts';
import { consoleLog, describeFault, type Log } from './log.ts';

/** A batch of the table's stream: new outbox items, oldest first. */
const StreamEvent = z.object({
  Records: z.array(z.object({
    eventID: z._default(z.string(), ''),
    dynamodb: z.object({ SequenceNumber: z.string(), NewImage: z.unknown() }),
  })),
});

type Needs = { readonly read: (image: unknown) => Order; readonly carryOut: (order: Order) => Promise<void> };

/** Carries out the orders of a batch, each on its own: those that fail are named, so that only they come again. */
export const outboxStream = ({ read, carryOut }: Needs, log: Log = consoleLog) =>
  middy().handler(async (raw: unknown) => {
    const { Records } = StreamEvent.parse(raw);
    const batchItemFailures = [];
    for (const { eventID, dynamodb } of Records) {
      try {
        await carryOut(read(dynamodb.NewImage));
      } catch (fault) {
        log({ code: 'fault', where: 'outbox', request: eventID, ...describeFault(fault) });
        batchItemFailures.push({ itemIdentifier: dynamodb.SequenceNumber });
      }
    }
    return { batchItemFailures };
  });
