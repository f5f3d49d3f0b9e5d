import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Trouble } from '../trouble.ts';
import { endOrphan, rememberChild } from './orphan.ts';
import { indexStream } from './stream-index.ts';

type Engine = { url: string; port: number };

/** Starts the table engine as a child process with its data on disk. `died` is called if it ends by itself. */
export async function startEngine(folder: string, undo: AsyncDisposableStack, died: (why: Trouble) => void): Promise<Engine> {
  const binary = binaryPath();
  const file = join(folder, 'table.db');
  await endOrphan(folder, file);
  const port = await freePort();
  const child = spawn(binary, ['serve', '--port', String(port), '--db-path', file], {
    stdio: ['ignore', 'ignore', 'pipe'],
    // In a group of its own: Ctrl-C reaches the runner alone, which stops the engine last.
    detached: true,
  });
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said = `${said}${part.toString()}`.slice(-400)));
  const ended = once(child, 'exit');
  if (child.pid !== undefined) rememberChild(folder, child.pid);
  let stopping = false;
  undo.defer(async () => {
    stopping = true;
    child.kill('SIGTERM');
    await ended;
  });
  const failure = new Promise<never>((_resolve, reject) => {
    void ended.then(() => {
      const last = said.split('\n').filter((line) => line !== '' && !line.startsWith('Dynoxide listening')).join(' ');
      const why = new Trouble(`The table engine stopped by itself (${last || (child.signalCode ?? `exit code ${child.exitCode ?? 0}`)}).`);
      reject(why);
      if (!stopping) died(why);
    });
  });
  // Only the race below looks at it; afterwards `died` has the word.
  failure.catch(() => undefined);
  await Promise.race([answers(port), failure]);
  indexStream(file);
  return { url: `http://127.0.0.1:${port}`, port };
}

/** The engine's binary, a package per platform; one sentence when it is not installed. */
export function binaryPath(): string {
  const name = `@dynoxide/${process.platform}-${process.arch}`;
  try {
    const path = join(dirname(createRequire(import.meta.url).resolve(`${name}/package.json`)), process.platform === 'win32' ? 'dynoxide.exe' : 'dynoxide');
    if (existsSync(path)) return path;
  } catch {
    // Said below, in one sentence for both cases.
  }
  throw new Trouble(`The table engine for this machine is missing: install it with "npm install --no-save ${name}@1.2.1".`);
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  if (bound === null || typeof bound === 'string') throw new Error('no port is free');
  return bound.port;
}

async function answers(port: number): Promise<void> {
  for (;;) {
    try {
      await fetch(`http://127.0.0.1:${port}/`);
      return;
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 10));
    }
  }
}
