import { anAgent, aVisitor } from './clients/people.ts';
import { measure, sentence, type Step } from './conversation.ts';
import { seedLog, seedSessions, seedTenants, visitorIdOf } from './stack/seed.ts';
import { quietMinute, tick } from './stack/operator.ts';
import type { StackAddresses } from './stack/stack.ts';

type Sizes = { sessions: number; tenants: number; history: number };
const small: Sizes = { sessions: 10, tenants: 1, history: 10 };
const large: Sizes = { sessions: 5_000, tenants: 1_000, history: 2_000 };

/** What one step took: enough to be equal or not. */
type Count = { writeUnits: number; readUnits: number; tableRequests: number; frames: number; invocations: number };

/** The same work in a small stack and in a large one. What is counted for a message has to be the same. */
export async function growth(stack: StackAddresses, base: number, idToken: string) {
  // Ahead of all that are seeded, so that it is they who are told of every change.
  const waiting = [];
  for (let visitor = 0; visitor < 12; visitor += 1) {
    const one = await aVisitor(stack);
    await one.start(sentence);
    waiting.push(one);
  }
  await seed(stack, small, { sessions: 0, tenants: 0, history: 0 });
  const before = await chat(stack, base, idToken, small.history);
  await seed(stack, large, small);
  const after = await chat(stack, base, idToken, large.history);

  const agent = await anAgent(stack, '', idToken);
  const [first] = waiting;
  if (!first) throw new Error('nobody waits');
  const sockets = waiting.map(({ socket }) => socket);
  let pushes = 0;
  for (const socket of sockets) socket.hear(({ type }) => (pushes += type === 'queue' ? 1 : 0));
  const queue = await measure(base, 'queue', () => [...sockets, agent.socket].map(({ frames }) => frames), () => agent.at(first.sessionId).connect());
  const empty = await measure(base, 'empty tick', () => [], () => tick(stack, quietMinute));
  await Promise.all([...sockets, agent.socket].map((socket) => socket.close()));

  const equal = Object.fromEntries(Object.keys(before).map((name) => [name, JSON.stringify(Reflect.get(before, name)) === JSON.stringify(Reflect.get(after, name))]));
  return {
    sizes: { small, large }, small: before, large: after, equal,
    queueChange: { waiting: large.sessions, readUnits: queue.engine.indexReads, deskReadUnits: queue.units.read - queue.engine.indexReads, pushes },
    emptyTick: { tenants: large.tenants, ...empty.units },
  };
}

async function seed(stack: StackAddresses, { sessions, tenants }: Sizes, already: Sizes): Promise<void> {
  process.stderr.write(`  ${sessions} open sessions, ${tenants} tenants\n`);
  await seedSessions(stack, sessions - already.sessions);
  await seedTenants(stack, tenants - already.tenants);
}

/** A short chat at the end of a log of this length: ten messages, so that the log moves on its way. */
async function chat(stack: StackAddresses, base: number, idToken: string, history: number) {
  const agent = await anAgent(stack, '', idToken);
  const visitor = await aVisitor(stack);
  await seedLog(stack, visitor.sessionId, visitorIdOf(visitor.token), history);
  const answers = agent.at(visitor.sessionId);
  const frames = () => [agent.socket.frames, visitor.socket.frames];
  await visitor.hello();
  await answers.connect();
  const messages: Step[] = [];
  for (let message = 0; message < 10; message += 1) messages.push(await measure(base, 'message', frames, () => (message % 2 === 0 ? answers : visitor).say(sentence)));
  const typing = await measure(base, 'typing', frames, async () => visitor.typing('Does'));
  const ping = await measure(base, 'ping', frames, () => visitor.ping());
  const end = await measure(base, 'end', frames, () => visitor.end());
  await Promise.all([agent.socket.close(), visitor.socket.close()]);
  return { messages: messages.map(counted), typing: counted(typing), ping: counted(ping), end: counted(end) };
}

const counted = ({ units, tableRequests, frames, invocations }: Step): Count =>
  ({ writeUnits: units.write, readUnits: units.read, tableRequests, frames: frames.in + frames.out, invocations });
