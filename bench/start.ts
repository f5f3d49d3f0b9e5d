import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { root } from '../infra/local/root.ts';
import { median, quantile } from './median.ts';
import { round } from './prices.ts';

/** What a Lambda finds in its environment. Nothing listens at these addresses: loading calls nobody. */
export const environment = {
  TABLE_NAME: 'bench', SIGNING_KEY: 's'.repeat(43), SOCKET_ENDPOINT: 'http://127.0.0.1:9/live',
  AWS_REGION: 'eu-central-1', AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench',
};

export const socketBundle = path.join(root, 'dist/functions/socket/index.mjs');

/** Loading the socket's bundle against loading all of zod, each in fresh processes, by turns. */
export async function start(samples = 15) {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-bench-'));
  const yardstick = path.join(folder, 'zod.mjs');
  await build({
    stdin: { contents: `import { z } from 'zod'; export const schema = z.object({ text: z.string() });`, resolveDir: root },
    bundle: true, platform: 'node', format: 'esm', target: 'node24', mainFields: ['module', 'main'], minify: true, outfile: yardstick,
  });
  const empty = path.join(folder, 'empty.mjs');
  await writeFile(empty, 'export {};');
  const times = { socket: new Array<number>(), zod: new Array<number>(), empty: new Array<number>() };
  for (let sample = 0; sample < samples; sample += 1) {
    times.empty.push(await load(empty));
    times.socket.push(await load(socketBundle));
    times.zod.push(await load(yardstick));
  }
  await rm(folder, { recursive: true });
  const ms = (name: keyof typeof times) => ({ median: round(median(times[name])), p90: round(quantile(times[name], 0.9)) });
  return { samples, socketMs: ms('socket'), zodMs: ms('zod'), emptyMs: ms('empty'), ratio: round(median(times.socket) / median(times.zod)) };
}

async function load(file: string): Promise<number> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'bench/children/import.ts'), file], {
    stdio: ['ignore', 'pipe', 'inherit'], env: { ...environment, PATH: process.env['PATH'] },
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await once(child, 'close');
  if (child.exitCode !== 0) throw new Error(`${file} could not be loaded`);
  return Number(said);
}
