import middy from '@middy/core';
import * as z from 'zod/mini';

/** EventBridge Scheduler's input: the minute this invocation stands for, whenever it comes. */
const TickEvent = z.object({ scheduledAt: z.pipe(z.iso.datetime(), z.transform((text) => Date.parse(text))) });

/** One tick. A fault is thrown on, so that the scheduler tries the minute again. */
export const tick = (runDue: (scheduledAt: number) => Promise<void>) =>
  middy().handler(async (raw: unknown) => {
    await runDue(TickEvent.parse(raw).scheduledAt);
  });
