import { describe, expect, it } from '@jest/globals';
import { createChance } from './chance.ts';
import { createScheduler } from './scheduler.ts';

function aScheduler(seed = 1) {
  const heard: string[] = [];
  const scheduler = createScheduler(createChance(seed), 0);
  return { scheduler, heard, says: (word: string) => () => void heard.push(`${word} ${scheduler.now()}`) };
}
const never = () => false;

describe('chance', () => {
  it('repeats itself for one seed and differs for another', () => {
    const draw = (seed: number) => {
      const chance = createChance(seed);
      return [chance.next(), chance.below(10), chance.pick(['a', 'b', 'c'])];
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });
});

describe('the scheduler', () => {
  it('takes every step once, in an order that the seed decides', async () => {
    const order = async (seed: number) => {
      const { scheduler, heard, says } = aScheduler(seed);
      for (const word of ['a', 'b', 'c', 'd']) scheduler.add(word, says(word));
      await scheduler.play(0, 0, never);
      return heard;
    };
    expect([...(await order(1))].sort()).toEqual(['a 0', 'b 0', 'c 0', 'd 0']);
    expect(await order(1)).toEqual(await order(1));
    expect(new Set(await Promise.all([1, 2, 3, 4, 5].map(async (seed) => (await order(seed)).join(' ')))).size).toBeGreaterThan(1);
  });

  it('moves time only when nothing else can happen', async () => {
    const { scheduler, heard, says } = aScheduler();
    scheduler.after(50, 'late', says('late'));
    scheduler.add('now', says('now'));
    await scheduler.play(100, 0, never);
    expect(heard).toEqual(['now 0', 'late 50']);
  });

  it('lets whatever a step has set off go on before the next', async () => {
    const { scheduler, heard, says } = aScheduler();
    scheduler.add('one', () => void Promise.resolve().then(() => scheduler.add('two', says('two'))));
    await scheduler.play(0, 0, never);
    expect(heard).toEqual(['two 0']);
  });

  it('leaves out what was taken back, and what lies beyond', async () => {
    const { scheduler, heard, says } = aScheduler();
    scheduler.after(10, 'undone', says('undone'))();
    scheduler.after(200, 'beyond', says('beyond'));
    await scheduler.play(100, 0, never);
    expect(heard).toEqual([]);
  });
});
