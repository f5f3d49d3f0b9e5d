import { parseArgs } from 'node:util';
import { planted } from './planted.ts';
import { runAll } from './pool.ts';
import { defectNamed, tell, type Failure, type Job } from './run.ts';
import { drawScript } from './script.ts';
import { playHistory } from './history.ts';
import { shrink } from './shrink.ts';
import { invariants } from './witness.ts';

const usage = `npm run faults -- [--seeds N] [--from SEED] [--workers N] [--no-planted]
npm run faults -- --replay SEED [--defect NAME] [--shrunk]`;
const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    workers: { type: 'string', default: '2' },
    planted: { type: 'boolean', default: true },
    replay: { type: 'string' },
    defect: { type: 'string' },
    shrunk: { type: 'boolean', default: false },
    help: { type: 'boolean', default: false },
  },
  allowNegative: true,
});

/** Within so many seeds every planted defect has to be found. */
const plantedSeeds = 500;
const batch = 100;

if (values.help) console.log(usage);
else if (values.replay === undefined) process.exitCode = await check(Number(values.from), Number(values.seeds));
else await replay(Number(values.replay));

async function replay(seed: number) {
  const plant = values.defect === undefined ? {} : defectNamed(values.defect);
  const whole = drawScript(seed);
  const ending = values.shrunk ? await playHistory(whole, plant) : undefined;
  const script = ending && ending.violations.length > 0 ? (await shrink(whole, plant, ending)).script : whole;
  console.log((await tell(script, plant)).join('\n'));
}

async function check(from: number, count: number): Promise<number> {
  const started = performance.now();
  const batches = Array.from({ length: Math.ceil(count / batch) }, (_, nth): Job => ({
    kind: 'histories', from: from + nth * batch, count: Math.min(batch, count - nth * batch),
  }));
  const defects = values.planted ? planted.map(({ name }): Job => ({ kind: 'planted', defect: name, seeds: plantedSeeds })) : [];
  const failures: Failure[] = [];
  const caught = new Map<string, { caughtBySeed: number | null; by: string | null }>();
  let histories = 0;

  await runAll([...defects, ...batches], Number(values.workers), (report) => {
    if (report.kind === 'planted') {
      caught.set(report.defect, { caughtBySeed: report.caughtBySeed, by: report.invariant });
      return;
    }
    histories += report.histories;
    failures.push(...report.failures);
    process.stderr.write(`\r${histories} of ${count} histories, ${failures.length} with violations, ${caught.size} of ${defects.length} defects tried`);
  });
  process.stderr.write('\n');
  for (const { shrunk } of failures.filter((failure) => failure.shrunk.length > 0).slice(0, 3)) process.stderr.write(`\n${shrunk.join('\n')}\n`);

  const violations = failures.flatMap((failure) => failure.violations);
  const report = planted.flatMap(({ name }) => {
    const found = caught.get(name);
    return found ? [{ defect: name, ...found }] : [];
  });
  console.log(JSON.stringify({
    histories,
    violations: violations.length,
    perInvariant: Object.fromEntries(invariants.map((one) => [one, violations.filter(({ invariant }) => invariant === one).length])),
    planted: report,
    failingSeeds: failures.map(({ seed }) => seed).sort((a, b) => a - b).slice(0, 50),
    seconds: Math.round((performance.now() - started) / 100) / 10,
  }, undefined, 2));
  return failures.length > 0 || report.some(({ caughtBySeed }) => caughtBySeed === null) ? 1 : 0;
}
