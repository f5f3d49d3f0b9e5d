import { openDataFolder } from './data-folder.ts';
import { portsFrom } from './ports.ts';
import { runScript } from './child.ts';
import { seedDemo } from './seed/seed.ts';
import { startStack } from './stack.ts';
import { binaryPath } from './table/engine.ts';
import { synthesize } from './template/synth.ts';
import { Trouble } from './trouble.ts';
import { demandFree } from './web.ts';

const started = performance.now();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const undo = new AsyncDisposableStack();
const stopping = new AbortController();

process.once('SIGINT', () => void stop(0));
process.once('SIGTERM', () => void stop(0));

try {
  const ports = portsFrom(process.env['PORT']);
  const folder = openDataFolder(process.env['FOYER_DATA'], undo);
  await demandFree(Object.values(ports));
  binaryPath();
  say('Building the bundles');
  await runScript('The build', ['scripts/build.ts'], {}, stopping.signal);
  const assembly = await synthesize(ports.start, say, stopping.signal);
  say('Starting the stack');
  const { addresses, accounts, letters, secret } = await startStack({
    assembly, folder, ports,
    print: (name, line) => say(`${name}: ${line}`),
    forTests: process.env['FOYER_TEST'] === '1',
    country: process.env['FOYER_COUNTRY'] ?? 'IE',
    died: (why) => void fail(why),
  }, undo);
  await seedDemo({ folder, ports, accounts, letters, secret, say, stop: stopping.signal });
  say(`
  Start page     http://localhost:${ports.start}/
  Demo shop      ${addresses.shops.aurora}
  Second shop    ${addresses.shops.birch}
  Agent console  ${addresses.console}
  Mailbox        ${addresses.mailbox}

Ready in ${((performance.now() - started) / 1000).toFixed(1)} s. Ctrl-C stops it; the data stays in ${folder}.`);
} catch (error) {
  if (!stopping.signal.aborted) await fail(error);
}

async function fail(error: unknown): Promise<void> {
  process.stderr.write(`${error instanceof Trouble ? error.message : error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
  await stop(1);
}

/** Stops everything in reverse order. A second Ctrl-C is not caught and ends the process at once. */
async function stop(code: number): Promise<void> {
  if (stopping.signal.aborted) return;
  stopping.abort();
  if (code === 0) say('Stopping');
  await undo.disposeAsync();
  process.exit(code);
}
