import { pathToFileURL } from 'node:url';
import * as z from 'zod';

// Handles the same message again and again against a stub, and tells how much of the processor each one took.
const Assignment = z.object({ bundle: z.string(), event: z.unknown(), warmUp: z.number(), calls: z.number(), batches: z.number() });
const Bundle = z.object({ handler: z.custom<(event: unknown, context: object) => Promise<unknown>>((value) => typeof value === 'function') });
const Answer = z.object({ body: z.string().regex(/"ok":true/) });

const { bundle, event, warmUp, calls, batches } = Assignment.parse(JSON.parse(process.argv[2] ?? ''));
const { handler } = Bundle.parse(await import(pathToFileURL(bundle).href));

async function work(times: number): Promise<void> {
  for (let call = 0; call < times; call += 1) Answer.parse(await handler(event, {}));
}
await work(warmUp);
const cpuMs: number[] = [];
for (let batch = 0; batch < batches; batch += 1) {
  const before = process.cpuUsage();
  await work(calls / batches);
  const { user, system } = process.cpuUsage(before);
  cpuMs.push(((user + system) / 1000 / calls) * batches);
}
process.stdout.write(JSON.stringify({ cpuMs }));
