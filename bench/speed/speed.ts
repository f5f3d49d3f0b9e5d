import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../../infra/local/root.ts';
import { round } from '../prices.ts';
import type { StackAddresses } from '../stack/stack.ts';
import { askTable } from '../stack/table.ts';
import { sentence } from '../conversation.ts';
import { relayChannels, stackChannels, type Channel } from './channel.ts';
import { flatOut, oneByOne, steadily, type Latency } from './load.ts';

const pairs = 100;
const messagesPerSecond = 50;

/** A message from visitor to agent through the stack, beside a bare relay with the same durable write, by turns. */
export async function speed(stack: StackAddresses, idToken: string, relayPort: number) {
  await using undo = new AsyncDisposableStack();
  await startRelay(relayPort, undo);
  process.stderr.write('  opening the sockets\n');
  const [stackOne, relayOne] = [await stackChannels(stack, idToken, 1, undo), await relayChannels(relayPort, 1, undo)];
  const [stackMany, relayMany] = [await stackChannels(stack, idToken, pairs, undo), await relayChannels(relayPort, pairs, undo)];
  // A warm-up first: the budget is about a chat, not about a start.
  for (const many of [stackMany, relayMany]) await flatOut(many, 2);

  const measured = async (name: string, [one]: Channel[], many: Channel[]) => {
    process.stderr.write(`  ${name}\n`);
    if (!one) throw new Error('no channel is open');
    await oneByOne(one, 50);
    return { onePair: await oneByOne(one, 400), manyPairs: await steadily(many, messagesPerSecond, 8), messagesPerSecond: await flatOut(many, 5) };
  };
  const bare = await measured('bare relay', relayOne, relayMany);
  const through = await measured('stack', stackOne, stackMany);
  return {
    // The part of a message that the table engine and the way to it take.
    tableWrite: await tableWrites(stack),
    pairs, offeredPerSecond: messagesPerSecond, stack: through, relay: bare,
    ratio: {
      onePairP50: round(through.onePair.p50 / bare.onePair.p50),
      manyPairsP50: round(through.manyPairs.p50 / bare.manyPairs.p50),
      messagesPerSecond: round(through.messagesPerSecond / bare.messagesPerSecond, 3),
    },
  };
}

function tableWrites(stack: StackAddresses): Promise<Latency> {
  const port = Number(new URL(stack.table).port);
  const update = {
    TableName: stack.aws.outputs.TableName, Key: { pk: { S: 'T#bench' }, sk: { S: 'HEAD' } },
    UpdateExpression: 'SET tail = :tail', ExpressionAttributeValues: { ':tail': { S: sentence.repeat(6) } },
  };
  return oneByOne({
    send: async () => {
      const sent = performance.now();
      await askTable(port, 'UpdateItem', update);
      const ms = performance.now() - sent;
      return { heardMs: ms, answeredMs: ms };
    },
  }, 300);
}

async function startRelay(port: number, undo: AsyncDisposableStack): Promise<void> {
  const folder = await mkdtemp(path.join(tmpdir(), 'foyer-bench-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'bench/children/relay.ts'), path.join(folder, 'relay.db'), String(port)], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit');
  undo.defer(async () => {
    child.kill('SIGTERM');
    await ended;
  });
  await Promise.race([once(child.stdout, 'data'), ended.then(() => { throw new Error('the relay ended'); })]);
}
