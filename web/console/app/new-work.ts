import { createStore, type Readable } from '../../shared/store.ts';
import type { SessionRow } from '../../../functions/contract/session.ts';
import type { KeptList } from './kept-list.ts';

/** Far more than can wait at once; older ones are forgotten. */
const remembered = 500;

/** Which waiting sessions somebody at this browser has already looked at. */
export type NewWork = {
  seen: Readable<ReadonlySet<string>>;
  see: (sessionId: string) => void;
  /** Another tab has looked at something. */
  readAgain: () => void;
};

export function newWorkOf(kept: KeptList): NewWork {
  const seen = createStore<ReadonlySet<string>>(new Set(kept.read()));
  return {
    seen,
    see(sessionId) {
      if (seen.get().has(sessionId)) return;
      const next = [...kept.read(), sessionId].slice(-remembered);
      kept.write(next);
      seen.set(new Set(next));
    },
    readAgain: () => seen.set(new Set(kept.read())),
  };
}

export const isNew = (row: SessionRow, seen: ReadonlySet<string>): boolean =>
  row.state === 'waiting' && !seen.has(row.sessionId);

/** What the navigation counts. */
export function countsOf(rows: readonly SessionRow[], seen: ReadonlySet<string>): { waiting: number; unseen: number } {
  const waiting = rows.filter(({ state }) => state === 'waiting');
  return { waiting: waiting.length, unseen: waiting.filter((row) => isNew(row, seen)).length };
}
