import { describe, expect, it } from '@jest/globals';
import { inTurn, type Result, type Step } from './schedule.ts';

const step = (name: string, more: Partial<Step> = {}): Step => ({ name, command: [], ...more });

async function play(steps: Step[], failing: string[] = []) {
  const history: string[] = [];
  const results: Result[] = [];
  const run = async (one: Step): Promise<Result> => {
    history.push(`+${one.name}`);
    await new Promise(setImmediate);
    history.push(`-${one.name}`);
    const failed = failing.includes(one.name) ? 1 : 0;
    return { step: one, passed: 1 - failed, failed, seconds: 0, output: '' };
  };
  await inTurn(steps, 2, run, (result) => results.push(result));
  return { history, results };
}

describe('the steps of a test run', () => {
  it('run two at a time', async () => {
    const { history } = await play([step('types'), step('lint'), step('unit')]);
    expect(history).toEqual(['+types', '+lint', '-types', '+unit', '-lint', '-unit']);
  });

  it('wait for the steps they need', async () => {
    const { history } = await play([step('infra', { after: ['build'] }), step('build')]);
    expect(history).toEqual(['+build', '-build', '+infra', '-infra']);
  });

  it('run alone where they ask for it', async () => {
    const { history } = await play([step('e2e', { alone: true }), step('unit')]);
    expect(history).toEqual(['+e2e', '-e2e', '+unit', '-unit']);
  });

  it('fail unrun when a step they need fails', async () => {
    const { history, results } = await play([step('build'), step('infra', { after: ['build'] })], ['build']);
    expect(history).toEqual(['+build', '-build']);
    expect(results.map(({ failed }) => failed)).toEqual([1, 1]);
  });

  it('are refused when one needs a step that is not there', async () => {
    await expect(play([step('infra', { after: ['build'] })])).rejects.toThrow('infra');
  });
});
