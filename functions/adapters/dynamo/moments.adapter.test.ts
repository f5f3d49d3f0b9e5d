import { GetItemCommand, QueryCommand, type AttributeValue } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { bucketOf } from '../../domain/timer.ts';
import { aMessage, anEntryId, aSession, aSessionId, aTenant, noon, visitorId } from '../../ports/builders.suite.ts';
import { aTable, type MeasuredTable } from './a-table.suite.ts';
import { dynamoFacts } from './facts.ts';
import { keys, type Key } from './keys.ts';
import { dynamoOutbox, readOrder, toOrder } from './outbox.ts';
import { dynamoSessions } from './session.ts';
import { toItem } from './table.ts';
import { dynamoTickets } from './tickets.ts';
import { dynamoTimers } from './timers.ts';

// The machine may be busy with the other tests.
jest.setTimeout(120_000);

const WEEK = 7 * 86_400_000;
const MINUTE = 60_000;

describe('time in the table', () => {
  const undo = new AsyncDisposableStack();
  let measured: MeasuredTable;
  let now = noon;
  beforeAll(async () => {
    measured = await aTable(undo, () => now);
  });
  afterAll(() => undo.disposeAsync());
  const expiresOf = async (key: Key): Promise<AttributeValue | undefined> => {
    const { client, name: TableName } = measured.table;
    return (await client.send(new GetItemCommand({ TableName, Key: toItem(key) }))).Item?.['expires'];
  };

  it('makes a timer expire a week after its minute', async () => {
    now = noon;
    const timers = dynamoTimers(measured.table);
    await timers.set({ kind: 'rules', tenantId: aTenant(), at: noon + MINUTE }, noon);
    now = noon + WEEK;
    expect(await timers.due(bucketOf(noon + MINUTE))).toHaveLength(1);
    now = noon + WEEK + MINUTE;
    // The table has not swept it yet.
    expect(await timers.due(bucketOf(noon + MINUTE))).toEqual([]);
  });

  it('makes the mark of a ticket expire an hour after it', async () => {
    const tenantId = aTenant();
    await dynamoTickets(measured.table).use(tenantId, 'nonce', noon);
    expect(await expiresOf(keys.ticket(tenantId, 'nonce'))).toEqual({ N: String(noon / 1000 + 3_600) });
  });

  it('forgets an order a week after it was done, and not before', async () => {
    now = noon;
    const outbox = dynamoOutbox(measured.table);
    const key = { tenantId: aTenant(), sessionId: aSessionId() };
    await dynamoFacts(measured.table).put(key, visitorId, { customer: { verified: false } });
    const order = { kind: 'transcript', ...key, id: anEntryId(), to: 'zoe@example.com', language: undefined } as const;
    const place = async () => outbox.orderTranscript(order, visitorId, 2);
    expect(await place()).toBe('ordered');
    await outbox.claim(order);
    await outbox.done(order);
    now = noon + WEEK;
    expect(await place()).toBe('ordered-before');
    now += 1_000;
    expect(await place()).toBe('ordered');
  });

  it('gives an order back from the image in the stream', () => {
    const order = { kind: 'transcript', tenantId: aTenant(), sessionId: aSessionId(), id: anEntryId(), to: 'zoe@example.com', language: 'de' } as const;
    const image: unknown = JSON.parse(JSON.stringify(toOrder(order)));
    expect(readOrder(image)).toEqual(order);
    expect(() => readOrder({ kind: { S: 'other' } })).toThrow();
  });

  it('reads again when the tail moves into a chunk while it reads', async () => {
    const sessions = dynamoSessions(measured.table);
    const [first, second] = [{ ...aMessage('one'), seq: 1 }, { ...aMessage('two'), seq: 2 }];
    const session = aSession({ seq: 2, tail: [second] });
    await sessions.create(session);
    let looks = 0;
    // The chunk appears after the first look has passed the place where it will be.
    measured.table.client.middlewareStack.add((next, { commandName }) => async (args) => {
      const answer = await next(args);
      if (commandName === QueryCommand.name && (looks += 1) === 1) await sessions.keepChunk(session, { first: 1, last: 1, entries: [first] });
      return answer;
    }, { step: 'initialize', name: 'late' });
    expect((await sessions.read(session, 0))?.entries).toEqual([first, second]);
    expect(looks).toBe(2);
    measured.table.client.middlewareStack.remove('late');
  });

  it('refuses to show a log with a hole', async () => {
    const sessions = dynamoSessions(measured.table);
    const session = aSession({ seq: 2, tail: [{ ...aMessage('two'), seq: 2 }] });
    await sessions.create(session);
    await expect(sessions.read(session, 0)).rejects.toThrow('a stretch of a log is missing');
  });
});
