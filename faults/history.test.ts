import { describe, expect, it } from '@jest/globals';
import { playHistory } from './history.ts';
import { planted } from './planted.ts';
import { defectNamed, runJob, tell } from './run.ts';
import { drawScript } from './script.ts';
import { shrink } from './shrink.ts';

const seeds = [1, 2, 3, 4, 5, 6, 7, 8];

describe('a history', () => {
  it.each(seeds)('of seed %d keeps every guarantee', async (seed) => {
    expect((await playHistory(drawScript(seed))).violations).toEqual([]);
  });

  it('is the same step by step each time it is played', async () => {
    expect(await tell(drawScript(3))).toEqual(await tell(drawScript(3)));
  });

  it('has storms in which things are lost, and calms in which nothing is', () => {
    const scripts = seeds.map(drawScript);
    expect(new Set(scripts.map(({ mode }) => mode))).toEqual(new Set(['storm', 'calm']));
    expect(scripts.filter(({ mode, weather }) => mode === 'calm' && weather.dropPush > 0)).toEqual([]);
  });
});

describe('the planted defects', () => {
  it('are at least fifteen, each of its own name', () => {
    expect(new Set(planted.map(({ name }) => name)).size).toBe(planted.length);
    expect(planted.length).toBeGreaterThanOrEqual(15);
  });

  it('are caught, with the seed and the guarantee that was broken', async () => {
    const report = await runJob({ kind: 'planted', defect: 'acknowledged before written', seeds: 20 });
    expect(report).toMatchObject({ kind: 'planted', caughtBySeed: expect.any(Number), invariant: 'I1' });
  });

  it('make a failing history that shrinks and still fails', async () => {
    const plant = defectNamed('cut of the tail without a chunk');
    const script = drawScript(1);
    const ending = await playHistory(script, plant);
    const small = await shrink(script, plant, ending);
    expect(small.script.acts.length).toBeLessThan(script.acts.length);
    expect(small.ending.violations[0]?.invariant).toBe(ending.violations[0]?.invariant);
  });
});
