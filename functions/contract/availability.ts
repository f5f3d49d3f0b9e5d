import * as z from 'zod/mini';

/** BY-03: one answer everywhere. `opensAt` (milliseconds) is there where a rule says when. */
export const Availability = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open') }),
  z.strictObject({
    state: z.literal('closed'),
    reason: z.enum(['manual', 'rule']),
    opensAt: z.optional(z.int().check(z.minimum(0))),
  }),
]);
export type Availability = z.infer<typeof Availability>;
