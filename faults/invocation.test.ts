import { describe, expect, it } from '@jest/globals';
import { createChance } from './chance.ts';
import { invoke, type Outcome, type RunStep } from './invocation.ts';
import { createScheduler } from './scheduler.ts';
import { clearSky, type Weather } from './weather.ts';

async function run(weather: Partial<Weather>, work: (step: RunStep, done: string[]) => Promise<unknown>) {
  const chance = createChance(3);
  const scheduler = createScheduler(chance, 0);
  const done: string[] = [];
  const outcomes: Outcome<unknown>[] = [];
  invoke({ scheduler, chance, weather: () => ({ ...clearSky, ...weather }) }, 'it', (step) => work(step, done), (outcome) => outcomes.push(outcome));
  await scheduler.play(60_000, 0, () => false);
  return { done, outcomes };
}
const twoWrites = async (step: RunStep, done: string[]) => {
  await step('first', 'write', async () => done.push('first'));
  return step('second', 'write', async () => done.push('second'));
};

describe('an invocation', () => {
  it('answers with its value in clear weather', async () => {
    expect(await run({}, twoWrites)).toEqual({ done: ['first', 'second'], outcomes: [{ kind: 'done', value: 2 }] });
  });

  it('does nothing of a step that is throttled', async () => {
    expect(await run({ throttle: 1 }, twoWrites)).toEqual({ done: [], outcomes: [{ kind: 'failed' }] });
  });

  it('dies once, and none of its other steps follows', async () => {
    const { done, outcomes } = await run({ crash: 2 }, async (step) =>
      Promise.all([step('a', 'write', async () => 'a'), step('b', 'write', async () => 'b')]));
    expect([done, outcomes]).toEqual([[], [{ kind: 'died' }]]);
  });

  it('has written although the answer is lost', async () => {
    expect(await run({ lostAnswer: 1 }, twoWrites)).toEqual({ done: ['first'], outcomes: [{ kind: 'failed' }] });
  });

  it('writes twice where the SDK tries again', async () => {
    expect((await run({ doneTwice: 1 }, twoWrites)).done).toEqual(['first', 'first', 'second', 'second']);
  });

  it('never repeats or loses a read', async () => {
    const { done, outcomes } = await run({ doneTwice: 1, lostAnswer: 1 }, (step, all) => step('read', 'read', async () => all.push('read')));
    expect([done, outcomes]).toEqual([['read'], [{ kind: 'done', value: 1 }]]);
  });
});
