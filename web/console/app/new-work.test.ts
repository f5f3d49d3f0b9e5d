import { describe, expect, it } from '@jest/globals';
import { SessionRow } from '../../../functions/contract/session.ts';
import { keptList } from './kept-list.ts';
import { countsOf, newWorkOf } from './new-work.ts';

const row = (digit: number, state: SessionRow['state']) => SessionRow.parse({
  sessionId: `${String(digit).repeat(8)}-1111-4111-8111-111111111111`, version: 1, state, receivedAt: digit,
  facts: { customer: { verified: false } },
});

function aBrowser() {
  const items = new Map<string, string>();
  const storage = {
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => void items.set(key, value),
    removeItem: (key: string) => void items.delete(key),
  };
  return { tab: () => newWorkOf(keptList(storage, 'seen')) };
}

describe('new work', () => {
  const rows = [row(1, 'waiting'), row(2, 'waiting'), row(3, 'active'), row(4, 'completed')];

  it('IRP-37: counts who waits and what nobody has looked at', () => {
    const { seen, see } = aBrowser().tab();
    expect(countsOf(rows, seen.get())).toEqual({ waiting: 2, unseen: 2 });
    see(rows[0]?.sessionId ?? '');
    expect(countsOf(rows, seen.get())).toEqual({ waiting: 2, unseen: 1 });
  });

  it('IRP-38: stays seen over a reload and in the next tab', () => {
    const browser = aBrowser();
    const other = browser.tab();
    browser.tab().see(rows[0]?.sessionId ?? '');
    expect(countsOf(rows, browser.tab().seen.get()).unseen).toBe(1);
    other.readAgain();
    expect(countsOf(rows, other.seen.get()).unseen).toBe(1);
  });
});
