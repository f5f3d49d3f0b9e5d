import { signal } from '@preact/signals';
import type { Storage } from '../../shared/host.ts';
import { keep } from './storage.ts';

/** What is typed and not sent, kept over a reload of this tab. */
export function createDraft(tab: Storage, tenant: string) {
  const key = `foyer.draft.${tenant}`;
  const text = signal(tab.getItem(key) ?? '');
  const write = (typed: string): void => {
    text.value = typed;
    keep(tab, key, typed);
  };
  return {
    text,
    write,
    /** What could not be sent goes back to where it was typed, before what has been typed since. */
    giveBack: (refused: readonly (string | undefined)[]): void => { write([...refused, text.peek()].filter(Boolean).join('\n')); },
  };
}
