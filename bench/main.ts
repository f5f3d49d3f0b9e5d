import * as z from 'zod';
import { runScript } from '../infra/local/child.ts';
import { budgets, type Measured } from './budgets.ts';
import { signIn } from './clients/sign-in.ts';
import { cost } from './cost.ts';
import { growth } from './growth.ts';
import { size } from './size.ts';
import { speed } from './speed/speed.ts';
import { startStack, type StackAddresses } from './stack/stack.ts';
import { start } from './start.ts';
import { work } from './work.ts';

const Part = z.enum(['size', 'start', 'work', 'speed', 'cost', 'growth']);
type Part = z.infer<typeof Part>;

const asked = z.array(Part).safeParse(process.argv.slice(2));
if (!asked.success) {
  process.stderr.write(`Name any of ${Part.options.join(', ')}, or none for all.\n`);
  process.exit(1);
}
const isWanted = (...parts: Part[]): boolean => asked.data.length === 0 || asked.data.some((part) => parts.includes(part));
const base = z.coerce.number().int().default(4300).parse(process.env['PORT']);
// Not the table's, nor the meter's.
const relayPort = base + 12;
const email = 'ana@aurora.test';

/** A stack for as long as an act takes, with an agent who has signed in. */
async function onStack(script: string, act: (stack: StackAddresses, idToken: string) => Promise<void>): Promise<void> {
  await using undo = new AsyncDisposableStack();
  const stack = await startStack(script, base, undo);
  await act(stack, await signIn(stack.console, email));
}

async function timed<T>(name: Part, act: () => Promise<T>): Promise<T> {
  process.stderr.write(`${name}\n`);
  return act();
}

await runScript('The build', ['scripts/build.ts'], {}, new AbortController().signal);
const measured: Measured = {};
if (isWanted('size', 'start', 'work')) {
  measured.size = await timed('size', size);
  measured.start = await timed('start', start);
}
// What a conversation costs includes the work it is.
if (isWanted('work', 'cost')) measured.work = await timed('work', work);
if (isWanted('speed')) {
  await onStack('infra/local/main.ts', async (stack, idToken) => {
    measured.speed = await timed('speed', () => speed(stack, idToken, relayPort));
  });
}
if (isWanted('cost', 'growth')) {
  await onStack('bench/stack/main.ts', async (stack, idToken) => {
    const { cpuMsPerMessage = 0 } = measured.work ?? {};
    if (isWanted('cost')) measured.cost = await timed('cost', () => cost(stack, base, idToken, cpuMsPerMessage));
    if (isWanted('growth')) measured.growth = await timed('growth', () => growth(stack, base, idToken));
  });
}
process.stdout.write(`${JSON.stringify({ at: new Date().toISOString(), node: process.version, ...measured, budgets: budgets(measured) }, null, 1)}\n`);
