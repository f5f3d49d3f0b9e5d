import { playHistory } from './history.ts';
import type { Plant } from './plant.ts';
import { planted } from './planted.ts';
import { drawScript, type Script } from './script.ts';
import { shrink } from './shrink.ts';
import type { Violation } from './witness.ts';

/** A piece of work for one process. */
export type Job =
  | { readonly kind: 'histories'; readonly from: number; readonly count: number }
  | { readonly kind: 'planted'; readonly defect: string; readonly seeds: number };
export type Failure = { readonly seed: number; readonly violations: readonly Violation[]; readonly shrunk: readonly string[] };
export type Report =
  | { readonly kind: 'histories'; readonly histories: number; readonly failures: readonly Failure[] }
  | { readonly kind: 'planted'; readonly defect: string; readonly caughtBySeed: number | null; readonly invariant: string | null };

/** How many failing seeds of one piece of work are made small and shown. */
const shown = 1;

export async function runJob(job: Job): Promise<Report> {
  return job.kind === 'histories' ? runHistories(job.from, job.count) : runPlanted(job.defect, job.seeds);
}

async function runHistories(from: number, count: number): Promise<Report> {
  const failures: Failure[] = [];
  for (let seed = from; seed < from + count; seed += 1) {
    const script = drawScript(seed);
    const ending = await playHistory(script);
    if (ending.violations.length === 0) continue;
    const shrunk = failures.length < shown ? await tell((await shrink(script, {}, ending)).script) : [];
    failures.push({ seed, violations: ending.violations, shrunk });
  }
  return { kind: 'histories', histories: count, failures };
}

async function runPlanted(defect: string, seeds: number): Promise<Report> {
  const plant = defectNamed(defect);
  for (let seed = 1; seed <= seeds; seed += 1) {
    const { violations } = await playHistory(drawScript(seed), plant);
    if (violations[0]) return { kind: 'planted', defect, caughtBySeed: seed, invariant: violations[0].invariant };
  }
  return { kind: 'planted', defect, caughtBySeed: null, invariant: null };
}

export function defectNamed(name: string): Plant {
  const found = planted.find((one) => one.name === name);
  if (!found) throw new Error(`no defect is called "${name}"`);
  return found;
}

/** A history step by step, and what it broke. */
export async function tell(script: Script, plant: Plant = {}): Promise<string[]> {
  const { seed, mode, weather, acts } = script;
  const weathers = Object.entries(weather).flatMap(([name, chance]) => (chance > 0 ? [`${name} ${chance.toFixed(2)}`] : []));
  const lines = [`seed ${seed}, ${mode}: ${weathers.join(', ') || 'no faults'}`, `acts: ${acts.map(({ who, verb }) => `${who} ${verb}`).join(', ')}`];
  const { violations } = await playHistory(script, plant, (line) => lines.push(line));
  return [...lines, ...violations.map(({ invariant, detail, step }) => `${invariant} broken at step ${step}: ${detail}`)];
}
