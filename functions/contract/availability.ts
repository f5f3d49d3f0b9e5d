import * as z from 'zod';

/** BY-03: one answer everywhere. `opensAt` (milliseconds) is there where a rule says when. */
export const Availability = z.discriminatedUnion('state', [
  z.strictObject({ state: z.literal('open') }),
  z.strictObject({
    state: z.literal('closed'),
    reason: z.enum(['manual', 'rule']),
    opensAt: z.int().min(0).optional(),
  }),
]);
export type Availability = z.infer<typeof Availability>;
