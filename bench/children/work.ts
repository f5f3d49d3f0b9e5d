import { pathToFileURL } from 'node:url';
import * as z from 'zod';

// Handles the same message again and again against a stub, and tells how much of the processor each one took.
const Assignment = z.object({ bundle: z.string(), events: z.array(z.unknown()), warmUp: z.number(), calls: z.number() });
const Bundle = z.object({ handler: z.custom<(event: unknown, context: object) => Promise<unknown>>((value) => typeof value === 'function') });
const Answer = z.object({ body: z.string().regex(/"ok":true/) });

const { bundle, events, warmUp, calls } = Assignment.parse(JSON.parse(process.argv[2] ?? ''));
const { handler } = Bundle.parse(await import(pathToFileURL(bundle).href));

async function work(times: number): Promise<void> {
  for (let call = 0; call < times; call += 1) Answer.parse(await handler(events[call % events.length], {}));
}
await work(warmUp);
const before = process.cpuUsage();
await work(calls);
const { user, system } = process.cpuUsage(before);
process.stdout.write(JSON.stringify({ cpuMs: (user + system) / 1000 / calls }));
