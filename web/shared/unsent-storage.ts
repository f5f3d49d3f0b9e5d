import type { Circumstances } from '../../functions/contract/facts.ts';
import type { SessionId } from '../../functions/contract/ids.ts';
import type { Storage } from './host.ts';
import type { Unsent } from './outgoing.ts';

/** What must outlive a reload: unsent text with its ids, and a start that was not answered yet, or refused. */
export type Kept = { items: readonly Unsent[]; starting?: Circumstances | undefined; refusal?: string | undefined };

const nothing: Kept = { items: [] };

export function createUnsentStorage(storage: Storage, sessionId: SessionId) {
  const key = `foyer.unsent.${sessionId}`;
  let last: string | undefined;
  return {
    read: (): Kept => {
      try {
        const kept: unknown = JSON.parse(storage.getItem(key) ?? 'null');
        return isKept(kept) ? kept : nothing;
      } catch {
        return nothing;
      }
    },
    /** A full or forbidden storage costs the memory of a reload, never the message. */
    write: (kept: Kept) => {
      const text = kept.items.length > 0 || kept.starting ? JSON.stringify(kept) : '';
      if (text === last) return;
      last = text;
      try {
        if (text) storage.setItem(key, text);
        else storage.removeItem(key);
      } catch {
        last = undefined;
      }
    },
  };
}

const isKept = (value: unknown): value is Kept =>
  typeof value === 'object' && value !== null && 'items' in value && Array.isArray(value.items) && value.items.every(isUnsent);

const isUnsent = (value: unknown): value is Unsent =>
  typeof value === 'object' && value !== null && 'entryId' in value && 'text' in value && 'status' in value;
