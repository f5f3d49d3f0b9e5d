import type { Entry } from '../../../../functions/contract/entry.ts';
import type { SessionPicture } from '../../../shared/session-client.ts';

type Message = Extract<Entry, { kind: 'message' }>;

/** Tells what a customer wrote since the last look. What was there when the page opened is old, not news. */
export function heardSince() {
  let known: number | undefined;
  return ({ entries, synced }: Pick<SessionPicture, 'entries' | 'synced'>): readonly Message[] => {
    const before = known;
    if (before === undefined && !synced) return [];
    known = entries.length;
    if (before === undefined) return [];
    return entries.slice(before).flatMap((entry) => (entry.kind === 'message' && entry.by.kind === 'visitor' ? [entry] : []));
  };
}
