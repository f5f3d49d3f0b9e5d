import * as z from 'zod/mini';
import { AgentId, EntryId } from './ids.ts';
import { limits } from './limits.ts';

/** Text a person wrote: trimmed, not empty, no NUL, no lone surrogate. */
export const MessageText = z.string().check(
  z.maxLength(limits.messageChars),
  z.refine((text) => text.isWellFormed() && !text.includes('\0'), 'contains a character that cannot be stored'),
  z.trim(),
  z.minLength(1),
);

const base = {
  /** Position in the session's log: 1, 2, 3 … without a hole. */
  seq: z.int().check(z.minimum(1)),
  id: EntryId,
  /** Milliseconds since 1970, the server's clock. */
  at: z.int().check(z.minimum(0)),
};

const byVisitor = z.strictObject({ kind: z.literal('visitor') });
const byAgent = z.strictObject({ kind: z.literal('agent'), agentId: AgentId, name: z.string() });
const bySystem = z.strictObject({ kind: z.literal('system') });

/** Who did something in a session. An agent's name is the one the visitor may read. */
export const Author = z.discriminatedUnion('kind', [byVisitor, byAgent, bySystem]);
export type Author = z.infer<typeof Author>;

/**
 * One line of a session's log. Events are its audit: each change of state writes exactly one.
 * `greeting` marks the agent message that was written automatically at the first connection (IRP-30).
 */
export const Entry = z.discriminatedUnion('kind', [
  z.strictObject({ ...base, kind: z.literal('message'), by: Author, text: z.string(), greeting: z.optional(z.literal(true)) }),
  z.strictObject({ ...base, kind: z.literal('connected'), by: Author }),
  z.strictObject({ ...base, kind: z.literal('joined'), by: Author }),
  z.strictObject({ ...base, kind: z.literal('unanswered'), by: Author }),
  z.strictObject({ ...base, kind: z.literal('completed'), by: Author }),
]);
export type Entry = z.infer<typeof Entry>;
