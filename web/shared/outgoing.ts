import type { EntryId } from '../../functions/contract/ids.ts';

/**
 * One message that the log does not show yet. `sent`: acknowledged, its place in the log is not reached yet.
 * `failed`: the server refused it for `reason` (a refusal code); its text is kept.
 */
export type Unsent = {
  entryId: EntryId;
  text: string;
  status: 'sending' | 'sent' | 'failed';
  /** The number it was first attempted under: every retry carries the same. */
  turn?: number | undefined;
  reason?: string | undefined;
};
