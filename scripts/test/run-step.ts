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
  // A group of its own, so that what the step started ends with it.
  const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], detached: true });
  const stop = (): void => {
    if (child.pid !== undefined && child.exitCode === null && child.signalCode === null) process.kill(-child.pid, 'SIGKILL');
  };
  let output = '';
  const keep = (text: string): void => {
    output += text;
    if (text.includes(leak)) stop();
  };
  child.stdout.setEncoding('utf8').on('data', keep);
  child.stderr.setEncoding('utf8').on('data', keep);
  const limit = setTimeout(() => {
    keep(`stopped after ${limitMinutes} minutes`);
    stop();
  }, limitMinutes * 60_000);
  process.on('exit', stop);
  try {
    await once(child, 'close');
  } catch (error) {
    keep(String(error));
  }
  clearTimeout(limit);
  process.off('exit', stop);
  return { ok: child.exitCode === 0, output };
}

const limitMinutes = 5;
// Jest says so and then waits for ever; a test that leaves something open fails here.
const leak = 'Jest did not exit';

async function casesIn(file: string): Promise<{ passed: number; failed: number }> {
  try {
    const report = JestReport.parse(JSON.parse(await readFile(file, 'utf8')));
    // A file that cannot be loaded has no cases to count.
    return { passed: report.numPassedTests, failed: report.numFailedTests + report.numRuntimeErrorTestSuites };
  } catch {
    return { passed: 0, failed: 0 };
  }
}
