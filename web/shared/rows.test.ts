import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { SessionRow } from '../../functions/contract/session.ts';
import { inOrder, noRows, withFacts, withList, withRow, withRowState } from './rows.ts';
import { sessionId } from './testing/entries.ts';

const id = sessionId();
const now = 1_000_000;
const row = (version: number, more: Partial<SessionRow> = {}): SessionRow => ({
  sessionId: id, version, state: 'waiting', receivedAt: now, facts: { customer: { verified: false } }, ...more,
});
const stateOf = ({ sessionId: of, version, state, receivedAt }: SessionRow) => ({ sessionId: of, version, state, receivedAt });
const states = (rows: Parameters<typeof inOrder>[0]) => inOrder(rows).map(({ state }) => state);

describe('IRP-41: the rows of the grid', () => {
  it('let the higher version win in any order of arrival', () => {
    const steps = [row(1), row(2, { state: 'active' }), row(3, { state: 'completed' })];
    fc.assert(
      fc.property(fc.shuffledSubarray([...steps, ...steps], { minLength: 6 }), (order) => {
        const rows = order.reduce((all, one) => withRow(all, one), noRows);
        expect(states(rows)).toEqual(['completed']);
      }),
    );
  });

  it('ask for the list when a session is heard of that is not known', () => {
    expect(withRowState(noRows, stateOf(row(2))).lacking).toBe(1);
  });

  it('keep a state that is newer than the list', () => {
    const rows = withRowState(withRow(noRows, row(1)), stateOf(row(2, { state: 'active' })));
    expect(states(withList(rows, [row(1)], 0, now))).toEqual(['active']);
  });

  it('keep facts that arrived while the list was on its way', () => {
    const known = withRow(noRows, row(1));
    const told = withFacts(known, id, { basket: { amount: 12, currency: 'EUR' } });
    const read = withList(told, [row(1)], known.news, now);
    expect(inOrder(read)[0]?.facts.basket?.amount).toBe(12);
  });

  it('take the facts of a list that was asked for later', () => {
    const told = withFacts(withRow(noRows, row(1)), id, { language: 'de' });
    const read = withList(told, [row(1, { facts: { customer: { verified: false }, language: 'fr' } })], told.news, now);
    expect(inOrder(read)[0]?.facts.language).toBe('fr');
  });

  it('never lose an open session to a list that lags', () => {
    expect(states(withList(withRow(noRows, row(1)), [], 0, now))).toEqual(['waiting']);
  });

  it('forget what was completed days ago', () => {
    const old = withRow(noRows, row(1, { state: 'completed', receivedAt: 0 }));
    expect(inOrder(withList(old, [], 0, 2 * 86_400_000))).toEqual([]);
  });

  it('forget a rating that was cleared', () => {
    const rated = withRow(noRows, row(2, { rating: 'good' }));
    expect(inOrder(withRowState(rated, stateOf(row(3))))[0]).not.toHaveProperty('rating');
  });
});
