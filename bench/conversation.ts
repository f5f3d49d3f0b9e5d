import { anAgent, aVisitor, type Talker } from './clients/people.ts';
import type { Counts, Units } from './stack/counts.ts';
import { deadline, putDeadline, tick } from './stack/operator.ts';
import { readMeter } from './stack/meter.ts';
import type { StackAddresses } from './stack/stack.ts';

/** Eighty characters, as a sentence in a chat has. */
export const sentence = 'Does the tent in the picture stand up to a storm in the mountains, and how long?';

/** What one step of a conversation cost. */
export type Step = { name: string; units: Units; engine: Counts; frames: { in: number; out: number }; http: number; tableRequests: number; invocations: number };

/** Times everything that the stack does for an act, once it has come to rest. */
export async function measure(base: number, name: string, sockets: () => { in: number; out: number }[], act: () => Promise<unknown>, http = 0): Promise<Step> {
  await rest(base);
  const before = total(sockets());
  await act();
  const engine = await rest(base);
  const after = total(sockets());
  return {
    name, engine, http,
    units: engine.rules,
    tableRequests: engine.requests,
    frames: { in: after.in - before.in, out: after.out - before.out },
    invocations: Object.values(engine.invocations).reduce((sum, count) => sum + count, 0),
  };
}

/** Reads the meter until two readings in a row find nothing new: posts to peers may come after the reply. */
async function rest(base: number): Promise<Counts> {
  let sum = await readMeter(base);
  for (let quiet = 0; quiet < 3;) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    const more = await readMeter(base);
    quiet = more.requests === 0 && Object.keys(more.invocations).length === 0 ? quiet + 1 : 0;
    sum = merged(sum, more);
  }
  return sum;
}

export function merged(one: Counts, other: Counts): Counts {
  const units = (a: Units, b: Units): Units => ({ write: a.write + b.write, read: a.read + b.read });
  const invocations = { ...one.invocations };
  for (const [name, count] of Object.entries(other.invocations)) invocations[name] = (invocations[name] ?? 0) + count;
  return {
    requests: one.requests + other.requests, rules: units(one.rules, other.rules), engine: units(one.engine, other.engine), indexReads: one.indexReads + other.indexReads,
    refused: units(one.refused, other.refused), disagreements: [...one.disagreements, ...other.disagreements], invocations,
  };
}

const total = (frames: { in: number; out: number }[]) => frames.reduce((sum, one) => ({ in: sum.in + one.in, out: sum.out + one.out }), { in: 0, out: 0 });

/** The standard conversation: 12 messages by people, a note of typing before each, a rating, an end. Six minutes by its meaning. */
export async function converse(stack: StackAddresses, base: number, idToken: string): Promise<{ steps: Step[]; minutes: number; posts: number }> {
  const steps: Step[] = [];
  const open: { frames: { in: number; out: number } }[] = [];
  const step = async (name: string, act: () => Promise<unknown>, http = 0): Promise<void> => {
    process.stderr.write(`  ${name}\n`);
    steps.push(await measure(base, name, () => open.map(({ frames }) => frames), act, http));
  };

  let agent: Awaited<ReturnType<typeof anAgent>> | undefined;
  let visitor: Awaited<ReturnType<typeof aVisitor>> | undefined;
  await step('agent opens', async () => open.push((agent = await anAgent(stack, '', idToken)).socket), 1);
  await step('visitor opens', async () => open.push((visitor = await aVisitor(stack)).socket), 1);
  if (!agent || !visitor) throw new Error('a socket is missing');
  const asks = visitor;
  const answers = agent.at(asks.sessionId);
  await step('start', () => asks.start(sentence));
  await step('agent looks', () => answers.hello());
  await step('connect', () => answers.connect());
  await step('looking', async () => answers.looking());
  for (let message = 2; message <= 12; message += 1) {
    const speaker: Talker = message % 2 === 0 ? answers : asks;
    await step('typing', async () => speaker.typing(speaker === asks ? 'Does the tent' : undefined));
    await step('message', () => speaker.say(sentence));
  }
  await step('rate', () => asks.rate());
  await step('end', () => answers.end());
  await putDeadline(stack, asks.sessionId);
  await step('deadline', () => tick(stack, deadline));
  await step('visitor leaves', () => asks.socket.close());
  await step('agent leaves', async () => agent?.socket.close());
  const posts = steps.reduce((sum, { frames, name }) => sum + (['message', 'typing', 'looking'].includes(name) ? 1 : Math.max(0, frames.out - 1)), 0);
  return { steps, minutes: 6, posts };
}
