import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import * as z from 'zod';
import { root } from '../../infra/local/root.ts';

const Addresses = z.object({
  start: z.string().default(''),
  api: z.string(), console: z.string(), consoleApi: z.string(), table: z.string(),
  shops: z.object({ aurora: z.string(), birch: z.string() }),
  aws: z.object({ environment: z.record(z.string(), z.string()), outputs: z.object({ TableName: z.string() }) }),
});
export type StackAddresses = z.infer<typeof Addresses>;

/** Starts a stack in a process and a data folder of its own, waits until it is ready, and stops it with `undo`. */
export async function startStack(script: string, port: number, undo: AsyncDisposableStack): Promise<StackAddresses> {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-bench-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', script], {
    cwd: root, stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, PORT: String(port), FOYER_DATA: folder, FOYER_TEST: '1' },
  });
  const ended = once(child, 'exit');
  undo.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  await Promise.race([
    ready(child.stdout),
    ended.then(() => {
      throw new Error(`${script} ended before it was ready`);
    }),
  ]);
  const start = `http://localhost:${port}`;
  return { ...Addresses.parse(await (await fetch(`${start}/stack.json`)).json()), start };
}

/** Reads on for as long as the stack speaks, or it would stop at a full pipe. */
function ready(output: NodeJS.ReadableStream): Promise<void> {
  return new Promise((resolve) => {
    createInterface(output).on('line', (line) => {
      process.stderr.write(`  ${line}\n`);
      if (line.startsWith('Ready')) resolve();
    });
  });
}
