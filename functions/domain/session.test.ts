import { describe, expect, it } from '@jest/globals';
import { SessionState } from '../contract/session.ts';
import { talkStates, transitions } from './session.ts';

const moves = SessionState.options.flatMap((from) =>
  Object.entries(transitions).flatMap(([name, { from: sources, to }]) => (sources.some((one) => one === from) ? [`${from} ${name} ${to}`] : [])),
);

describe('the state machine', () => {
  it('IRP-42: has these transitions and no other', () => {
    expect(moves).toEqual([
      'waiting take active', 'waiting expire unanswered', 'waiting giveUp unanswered', 'waiting end completed',
      'active giveUp unanswered', 'active end completed',
      'unanswered take active', 'unanswered end completed',
    ]);
  });

  it('IRP-10: lets a visitor talk until the session is completed', () => {
    expect(SessionState.options.filter((state) => !talkStates.visitor.some((one) => one === state))).toEqual(['completed']);
  });

  it('IRP-45: lets an agent talk once connected', () => {
    expect(talkStates.agent).toEqual(['active']);
  });
});
