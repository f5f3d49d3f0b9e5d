import { join } from 'node:path';
import * as z from 'zod';
import { type Clock, pause } from '../clock.ts';
import type { DeadLetters } from '../dead-letters.ts';
import { JsonObject } from '../json.ts';
import { kept, keepJson } from '../kept.ts';
import { type Call, TableError } from '../table/call.ts';
import { deliver, isWanted, type Mapping, StreamRecord } from './mapping.ts';

const Table = z.object({ Table: z.object({ LatestStreamArn: z.string() }) });
const Stream = z.object({ StreamDescription: z.object({ Shards: z.array(z.object({ ShardId: z.string() })) }) });
const Iterator = z.object({ ShardIterator: z.string() });
const Page = z.object({ Records: z.array(z.unknown()).default([]), NextShardIterator: z.string().nullish() });
const Checkpoint = z.record(z.string(), z.string());

// Lambda polls each shard four times a second.
const pollMs = 250;
const longestWaitMs = 60_000;

type Needs = { call: Call; clock: Clock; folder: string; deadLetters: DeadLetters };

/** Reads a table's stream for a function and remembers how far it has come. */
export function readStream(mapping: Mapping, { call, clock, folder, deadLetters }: Needs, undo: AsyncDisposableStack): void {
  const file = join(folder, `stream-${mapping.id}.json`);
  const checkpoint = kept(file, Checkpoint, {});
  const iterators = new Map<string, string>();
  let stopped = false;
  const isStopped = () => stopped;
  const wait = (attempt: number) => pause(clock, Math.min(longestWaitMs, 1_000 * 2 ** attempt));

  const iteratorOf = async (stream: string, shard: string): Promise<string> => {
    const known = iterators.get(shard);
    if (known !== undefined) return known;
    const after = checkpoint[shard];
    const from = after === undefined ? { ShardIteratorType: mapping.startAt } : { ShardIteratorType: 'AFTER_SEQUENCE_NUMBER', SequenceNumber: after };
    return (await call('Streams.GetShardIterator', { StreamArn: stream, ShardId: shard, ...from }, Iterator)).ShardIterator;
  };

  const readShard = async (stream: string, shard: string): Promise<void> => {
    const page = await call('Streams.GetRecords', { ShardIterator: await iteratorOf(stream, shard), Limit: 1_000 }, Page);
    const records = page.Records.map((record) => StreamRecord.parse(record));
    const wanted = records.filter((record) => isWanted(mapping, JsonObject.parse(record)));
    for (let at = 0; at < wanted.length; at += mapping.batchSize) {
      // A stop in between leaves the checkpoint where it is: delivered twice is better than lost.
      if (!(await deliver(mapping, wanted.slice(at, at + mapping.batchSize), deadLetters, wait, isStopped))) return;
    }
    const last = records.at(-1);
    if (last) {
      checkpoint[shard] = last.dynamodb.SequenceNumber;
      keepJson(file, checkpoint);
    }
    if (typeof page.NextShardIterator === 'string') iterators.set(shard, page.NextShardIterator);
    else iterators.delete(shard);
  };

  const run = async (): Promise<void> => {
    const name = mapping.tableArn.split('/').at(-1);
    const { LatestStreamArn: stream } = (await call('DescribeTable', { TableName: name }, Table)).Table;
    // One shard for good: the engine never splits it.
    const { Shards } = (await call('Streams.DescribeStream', { StreamArn: stream }, Stream)).StreamDescription;
    while (!stopped) {
      for (const { ShardId } of Shards) {
        await readShard(stream, ShardId).catch((error: unknown) => {
          if (!(error instanceof TableError)) throw error;
          // Expired or trimmed: begin again from the checkpoint.
          iterators.delete(ShardId);
        });
      }
      await pause(clock, pollMs);
    }
  };
  const running = run().catch((error: unknown) => {
    if (!stopped) process.stderr.write(`${mapping.id}: ${String(error)}\n`);
  });
  undo.defer(async () => {
    stopped = true;
    await Promise.race([running, pause(clock, pollMs * 2)]);
  });
}
