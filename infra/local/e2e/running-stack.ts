import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as z from 'zod';

const Addresses = z.object({
  shop: z.url(), shops: z.object({ aurora: z.url(), birch: z.url() }), console: z.url(), mailbox: z.url(), site: z.url(), socket: z.url(), api: z.url(),
});
export type Addresses = z.infer<typeof Addresses>;

/** The whole stack as `npm start` runs it, in a process of its own that can be killed. */
export type RunningStack = {
  readonly addresses: Addresses;
  /** Ends it without a word, as a power cut does, and starts it again on the same data, so many minutes later by its clocks. */
  readonly killAndRestart: (minutesLater?: number) => Promise<void>;
};

/** Starts it on ten ports from `port` with empty data; `undo` stops it. */
export async function runStack(port: number, undo: AsyncDisposableStack): Promise<RunningStack> {
  const folder = mkdtempSync(join(tmpdir(), 'foyer-stack-'));
  undo.defer(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  let ahead = 0;
  let child = await start(port, folder, ahead);
  undo.defer(async () => end(child, 'SIGTERM'));
  const response = await fetch(`http://localhost:${port}/stack.json`);
  return {
    addresses: Addresses.parse(await response.json()),
    killAndRestart: async (minutesLater = 0) => {
      await end(child, 'SIGKILL');
      ahead += minutesLater * 60_000;
      child = await start(port, folder, ahead);
    },
  };
}

async function start(port: number, folder: string, ahead: number): Promise<ChildProcess> {
  const later = new URL(`./later.ts?ms=${ahead}`, import.meta.url);
  const child = spawn(process.execPath, ['--import', later.href, 'infra/local/main.ts'], {
    env: { ...process.env, PORT: String(port), FOYER_DATA: folder, FOYER_TEST: '1', NODE_OPTIONS: '' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  await new Promise<void>((resolve, reject) => {
    const listen = (part: Buffer) => {
      said.push(part.toString());
      if (said.join('').includes('Ready in')) resolve();
    };
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.once('exit', (code) => reject(new Error(`the stack ended with ${code}:\n${said.join('')}`)));
  });
  return child;
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill(signal);
  await gone;
}
