import * as z from 'zod';

const Units = z.object({ write: z.number(), read: z.number() });

/** What a stretch of work cost: by our rules, by the table engine's own count, and where the two differ. */
export const Counts = z.object({
  requests: z.number(),
  rules: Units,
  engine: Units,
  /** Of the read units, those of the index of sessions by state: the queue and the grid. */
  indexReads: z.number(),
  /** Requests whose condition failed: the engine does not say what those cost. */
  refused: Units,
  disagreements: z.array(z.object({ operation: z.string(), rules: Units, engine: Units })),
  invocations: z.record(z.string(), z.number()),
});
export type Counts = z.infer<typeof Counts>;
export type Units = z.infer<typeof Units>;

export const noCounts = (): Counts => ({
  requests: 0, rules: { write: 0, read: 0 }, engine: { write: 0, read: 0 }, indexReads: 0, refused: { write: 0, read: 0 }, disagreements: [], invocations: {},
});

export function add(total: Units, one: Units): void {
  total.write += one.write;
  total.read += one.read;
}
