import type { InputOf } from '../../../../functions/contract/http.ts';

/** What stands in the fields; empty ones ask for nothing. */
export type HistoryFilter = { text: string; from: string; to: string };

export function inputOf({ text, from, to }: HistoryFilter): InputOf<'status-history'> {
  const trimmed = text.trim();
  return { ...(trimmed ? { text: trimmed } : {}), ...(from ? { from } : {}), ...(to ? { to } : {}) };
}

/** ISO dates sort as text. */
export const isBackwards = ({ from, to }: HistoryFilter): boolean => from !== '' && to !== '' && from > to;
