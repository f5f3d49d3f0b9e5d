import { runScript } from '../../infra/local/child.ts';
import { openDataFolder } from '../../infra/local/data-folder.ts';
import { portsFrom } from '../../infra/local/ports.ts';
import { seedDemo } from '../../infra/local/seed/seed.ts';
import { startStack } from '../../infra/local/stack.ts';
import { synthesize } from '../../infra/local/template/synth.ts';
import { meterPort, startMeter } from './meter.ts';

// The local stack as `npm start` runs it, with a meter between its functions and its table.

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const undo = new AsyncDisposableStack();
const stopping = new AbortController();
process.once('SIGTERM', () => void stop());

const ports = portsFrom(process.env['PORT']);
const folder = openDataFolder(process.env['FOYER_DATA'], undo);
await runScript('The build', ['scripts/build.ts'], {}, stopping.signal);
const assembly = await synthesize(ports.start, say, stopping.signal);
const { invoked, url } = await startMeter(ports.aws, meterPort(ports.start), undo);
const stack = await startStack({
  assembly, folder, ports, forTests: true, country: 'IE', watch: { invoked, tableUrl: url },
  print: (name, line) => say(`${name}: ${line}`),
  died: (why) => {
    throw why;
  },
}, undo);
await seedDemo({ folder, ports, ...stack, say, stop: stopping.signal });
say('Ready');

async function stop(): Promise<void> {
  stopping.abort();
  await undo.disposeAsync();
  process.exit(0);
}
