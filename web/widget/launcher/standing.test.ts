import { describe, expect, it } from '@jest/globals';
import { recallStanding, rememberStanding } from './standing.ts';

function aTab() {
  const kept = new Map<string, string>();
  const sessionStorage = {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, text: string) => void kept.set(key, text),
    removeItem: (key: string) => void kept.delete(key),
  };
  return { kept, tab: { sessionStorage } };
}
const blocked = { get sessionStorage(): never { throw new Error('blocked'); } };

describe('how the panel stood on the page before', () => {
  it.each(['open', 'live'] as const)('BY-05: remembers %s under one key', (standing) => {
    const { kept, tab } = aTab();
    rememberStanding(tab, 'aurora000001', standing);
    expect(recallStanding(tab, 'aurora000001')).toBe(standing);
    expect(kept.size).toBe(1);
  });

  it('BY-05: leaves nothing behind once closed', () => {
    const { kept, tab } = aTab();
    rememberStanding(tab, 'aurora000001', 'open');
    rememberStanding(tab, 'aurora000001', undefined);
    expect(kept.size).toBe(0);
  });

  it("BY-05: does not take another tenant's word", () => {
    const { tab } = aTab();
    rememberStanding(tab, 'aurora000001', 'open');
    expect(recallStanding(tab, 'birch0000001')).toBeUndefined();
  });

  it('BY-05: starts closed where storage is blocked', () => {
    expect(() => { rememberStanding(blocked, 'aurora000001', 'open'); }).not.toThrow();
    expect(recallStanding(blocked, 'aurora000001')).toBeUndefined();
  });
});
