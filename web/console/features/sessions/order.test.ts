import { describe, expect, it } from '@jest/globals';
import { SessionRow } from '../../../../functions/contract/session.ts';
import { ordered, steady } from './order.ts';

const row = (digit: number, state: SessionRow['state'], receivedAt = digit) => SessionRow.parse({
  sessionId: `${String(digit).repeat(8)}-1111-4111-8111-111111111111`, version: 1, state, receivedAt,
  facts: { customer: { verified: false } },
});
const digits = (rows: readonly SessionRow[]): string => rows.map(({ sessionId }) => sessionId.charAt(0)).join('');

describe('the order of the sessions', () => {
  it('IRP-41: puts the longest waiting on top', () => {
    expect(digits(ordered([row(1, 'active'), row(3, 'waiting'), row(2, 'waiting')]))).toBe('231');
  });

  it('IRP-42: lists waiting, unanswered, chatting, completed', () => {
    expect(digits(ordered([row(1, 'completed'), row(2, 'active'), row(3, 'unanswered'), row(4, 'waiting')]))).toBe('4321');
  });

  it('shows the newest of the completed first', () => {
    expect(digits(ordered([row(1, 'completed'), row(2, 'completed')]))).toBe('21');
  });

  it('moves nothing under the hand', () => {
    const before = ordered([row(2, 'waiting'), row(3, 'waiting')]).map(({ sessionId }) => sessionId);
    expect(digits(steady(before, [row(1, 'waiting'), row(2, 'active'), row(3, 'waiting')]))).toBe('231');
  });

  it('drops a row that is gone even under the hand', () => {
    const before = [row(1, 'waiting'), row(2, 'waiting')].map(({ sessionId }) => sessionId);
    expect(digits(steady(before, [row(2, 'waiting')]))).toBe('2');
  });
});
