import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as z from 'zod';
import type { Result, Step } from './schedule.ts';

const JestReport = z.object({
  numPassedTests: z.number(),
  numFailedTests: z.number(),
  numRuntimeErrorTestSuites: z.number(),
});

export async function runStep(step: Step): Promise<Result> {
  const started = performance.now();
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-test-'));
  const file = path.join(folder, 'report.json');
  try {
    const { ok, output } = await run([...step.command, ...(step.jest ? ['--json', `--outputFile=${file}`] : [])]);
    const counted = step.jest ? await casesIn(file) : { passed: ok ? 1 : 0, failed: ok ? 0 : 1 };
    // A runner that breaks off, or fails for another reason than a case, is a failure too.
    const failed = ok ? counted.failed : Math.max(counted.failed, 1);
    return { step, passed: counted.passed, failed, output, seconds: (performance.now() - started) / 1000 };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function run([command = '', ...args]: readonly string[]): Promise<{ ok: boolean; output: string }> {
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let output = '';
  const keep = (text: string): void => {
    output += text;
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  try {
    await once(child, 'close');
  } catch (error) {
    keep(String(error));
  }
  return { ok: child.exitCode === 0, output };
}

async function casesIn(file: string): Promise<{ passed: number; failed: number }> {
  try {
    const report = JestReport.parse(JSON.parse(await readFile(file, 'utf8')));
    // A file that cannot be loaded has no cases to count.
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
