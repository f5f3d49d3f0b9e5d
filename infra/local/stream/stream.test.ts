import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { wallClock } from '../clock.ts';
import { deadLettersIn } from '../dead-letters.ts';
import type { Json, JsonObject } from '../json.ts';
import type { Outcome } from '../lambda/environment.ts';
import { temporaryFolder } from '../testing/app.ts';
import { type Call, caller } from '../table/call.ts';
import { startEngine } from '../table/engine.ts';
import { fitsPattern } from './filter.ts';
import { deliver, type Mapping, StreamRecord } from './mapping.ts';
import { readStream } from './reader.ts';

const outbox = { eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'OUT#' }] } } } };
const record = (n: number, sk = 'OUT#1', eventName = 'INSERT') =>
  StreamRecord.parse({ eventID: `${n}`, eventName, dynamodb: { Keys: { pk: { S: 'T#a' }, sk: { S: sk } }, SequenceNumber: `${n}` } });
const good: Outcome = { ok: true, payload: '{"batchItemFailures":[]}' };
const Keys = z.object({ Records: z.array(z.object({ dynamodb: z.object({ Keys: z.object({ sk: z.object({ S: z.string() }) }), SequenceNumber: z.string() }) })) });

const mapping = (invoke: (event: JsonObject) => Promise<Outcome>, more: Partial<Mapping> = {}): Mapping => ({
  id: 'Outbox', sourceArn: 'arn:aws:dynamodb:eu-central-1:0:table/chat/stream/latest', tableArn: 'arn:aws:dynamodb:eu-central-1:0:table/chat',
  startAt: 'TRIM_HORIZON', batchSize: 10, retries: 2, bisects: true, reportsItems: true, patterns: [outbox], invoke, ...more,
});

describe('stream filters', () => {
  it.each<[string, Json, Json, boolean]>([
    ['an equal value', { a: ['x'] }, { a: 'x', b: 1 }, true], ['one of several', { a: ['x', 'y'] }, { a: 'y' }, true],
    ['another value', { a: ['x'] }, { a: 'z' }, false], ['an absent field', { a: ['x'] }, {}, false],
    ['a prefix', outbox, { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'OUT#1' } } } }, true],
    ['another prefix', outbox, { eventName: 'INSERT', dynamodb: { Keys: { sk: { S: 'HEAD' } } } }, false],
    ['another event', outbox, { eventName: 'MODIFY', dynamodb: { Keys: { sk: { S: 'OUT#1' } } } }, false],
    ['absence', { a: [{ exists: false }] }, {}, true], ['anything but', { a: [{ 'anything-but': ['x'] }] }, { a: 'x' }, false],
  ])('decide on %s', (_what, pattern, value, expected) => {
    expect(fitsPattern(pattern, value)).toBe(expected);
  });

  it('refuse an operator they do not know, by name', () => {
    expect(() => fitsPattern({ a: [{ wildcard: '*' }] }, { a: 'x' })).toThrow(/"wildcard"/);
  });
});

describe('delivering stream records', () => {
  const undo = new AsyncDisposableStack();
  const folder = temporaryFolder(undo);
  afterEach(() => undo.disposeAsync());

  const run = async (answer: (sequences: string[]) => Outcome, more: Partial<Mapping> = {}) => {
    const calls: string[][] = [];
    const lost: object[] = [];
    const invoke = async (event: JsonObject) => {
      const sequences = Keys.parse(event).Records.map(({ dynamodb }) => dynamodb.SequenceNumber);
      calls.push(sequences);
      return answer(sequences);
    };
    const letters = { ...deadLettersIn(folder), add: (letter: object) => void lost.push(letter) };
    await deliver(mapping(invoke, more), [1, 2, 3, 4].map((n) => record(n)), letters, async () => undefined, () => false);
    return { calls, lost };
  };

  it('repeats from the record that a report names', async () => {
    let isFirst = true;
    const { calls } = await run(() => {
      const answer = isFirst ? { ok: true as const, payload: '{"batchItemFailures":[{"itemIdentifier":"3"}]}' } : good;
      isFirst = false;
      return answer;
    });
    expect(calls).toEqual([['1', '2', '3', '4'], ['3', '4']]);
  });

  it('gives a record up after its retries and goes on', async () => {
    const { calls, lost } = await run((sequences) => (sequences.includes('2') ? { ok: true, payload: '{"batchItemFailures":[{"itemIdentifier":"2"}]}' } : good));
    expect(calls.at(-1)).toEqual(['3', '4']);
    expect(lost).toEqual([{ source: 'Outbox', record: expect.objectContaining({ eventID: '2' }) }]);
  });

  it('halves a batch that fails without a report', async () => {
    const { calls, lost } = await run((sequences) => (sequences.includes('4') ? { ok: false, error: { errorType: 'Error', errorMessage: 'no' } } : good), { reportsItems: false, retries: 0 });
    expect(calls).toEqual([['1', '2', '3', '4'], ['1', '2'], ['3', '4'], ['3'], ['4']]);
    expect(lost).toHaveLength(1);
  });
});

describe('reading a stream', () => {
  let undo = new AsyncDisposableStack();
  let call: Call;
  let folder = '';

  beforeEach(async () => {
    undo = new AsyncDisposableStack();
    folder = temporaryFolder(undo);
    call = caller((await startEngine(folder, undo, () => undefined)).url);
    await call('CreateTable', {
      TableName: 'chat', BillingMode: 'PAY_PER_REQUEST', StreamSpecification: { StreamEnabled: true, StreamViewType: 'NEW_IMAGE' },
      KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }],
      AttributeDefinitions: ['pk', 'sk'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    }, z.unknown());
  });
  afterEach(() => undo.disposeAsync());

  const put = (sk: string) => call('PutItem', { TableName: 'chat', Item: { pk: { S: 'T#a' }, sk: { S: sk } } }, z.unknown());
  /** Reads until the item has arrived, then stops; gives everything that arrived. */
  const readUntil = async (last: string): Promise<string[]> => {
    const seen: string[] = [];
    const reading = new AsyncDisposableStack();
    await new Promise<void>((resolve) => {
      const invoke = async (event: JsonObject): Promise<Outcome> => {
        seen.push(...Keys.parse(event).Records.map(({ dynamodb }) => dynamodb.Keys.sk.S));
        if (seen.includes(last)) resolve();
        return good;
      };
      readStream(mapping(invoke), { call, clock: wallClock, folder, deadLetters: deadLettersIn(folder) }, reading);
    });
    await reading.disposeAsync();
    return seen;
  };

  it('delivers what the filter wants, and after a restart what came since', async () => {
    await put('OUT#1');
    await put('HEAD');
    await put('OUT#2');
    expect(await readUntil('OUT#2')).toEqual(['OUT#1', 'OUT#2']);
    await put('OUT#3');
    expect(await readUntil('OUT#3')).toEqual(['OUT#3']);
  });
});
