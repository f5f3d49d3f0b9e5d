import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { AgentActor, VisitorActor } from '../../contract/actor.ts';
import { queueRead } from '../../domain/queue.ts';
import { bucketOf } from '../../domain/timer.ts';
import { aMessage, ana, anAgent, anEntryId, aSession, aSessionId, aTenant, noon, socketOf, someSettings, visitorId } from '../../ports/builders.suite.ts';
import { endSession } from '../../usecases/session/change-state.ts';
import { connectAgent } from '../../usecases/session/connect-agent.ts';
import { sendMessage } from '../../usecases/session/send-message.ts';
import { startSession } from '../../usecases/session/start-session.ts';
import { randomIds } from '../chance/ids.ts';
import { hmacSigner } from '../signing/hmac.ts';
import { aTable, type MeasuredTable } from './a-table.suite.ts';
import { dynamoAgents, dynamoDesk } from './desk.ts';
import { dynamoFacts } from './facts.ts';
import { dynamoSessions } from './session.ts';
import { dynamoTimers } from './timers.ts';

// The machine may be busy with the other tests.
jest.setTimeout(120_000);

/** Eighty characters, as a sentence in a chat has. */
const sentence = 'Does the tent in the picture stand up to a storm in the mountains, and how long?';

// DynamoDB Local bills nothing for a Query without a result; AWS, and the embedded engine, half a unit.
const describeHere = process.env['FOYER_TABLE_ENGINE'] === 'dynamodb-local' ? describe.skip : describe;

describeHere('what the table bills', () => {
  const undo = new AsyncDisposableStack();
  let measured: MeasuredTable;
  beforeAll(async () => {
    measured = await aTable(undo, () => noon);
  });
  afterAll(() => undo.disposeAsync());

  const needs = () => {
    const { table } = measured;
    return {
      sessions: dynamoSessions(table), desk: dynamoDesk(table, randomIds), agents: dynamoAgents(table), facts: dynamoFacts(table),
      timers: dynamoTimers(table), sockets: { post: async () => 'sent' as const }, signer: hmacSigner('s'.repeat(43)),
      ids: randomIds, clock: { now: () => noon },
    };
  };

  /** A chat between Ana and a visitor of a new tenant, with sockets as API Gateway names them. */
  const aChat = async () => {
    const tenantId = aTenant();
    const [sessionId, stores] = [aSessionId(), needs()];
    await stores.desk.create(someSettings(tenantId));
    await stores.agents.add(anAgent(tenantId, { connections: [socketOf('SocketOfAn')] }));
    const visitor: VisitorActor = { kind: 'visitor', tenantId, visitorId, connectionId: socketOf('L0SM9cOFvH'), verified: 'no', mayStart: 'yes' };
    const agent: AgentActor = { tenantId, ...ana, connectionId: socketOf('SocketOfAn') };
    const said = { visitor: 0, agent: 0 };
    let pass: string | undefined;
    return {
      start: async () => startSession(stores)(visitor, {
        action: 'start', id: '1', sessionId, message: { entryId: anEntryId(), text: sentence },
        circumstances: { page: { url: 'https://aurora.test/tents/alpine', title: 'Alpine tent' }, language: 'en', device: 'desktop' },
      }).then(() => (said.visitor = 1)),
      connect: async () => connectAgent(stores)(agent, { sessionId, language: 'en' }),
      say: async (who: 'visitor' | 'agent', text = sentence) => {
        said[who] += 1;
        const reply = await sendMessage(stores)(who === 'agent' ? agent : visitor, {
          action: 'say', id: '1', sessionId, entryId: anEntryId(), turn: said[who], text, ...(pass ? { pass } : {}),
        });
        expect(reply.ok).toBe(true);
        pass = reply.ok ? reply.value.pass : pass;
      },
      repeat: async () => sendMessage(stores)(visitor, { action: 'say', id: '1', sessionId, entryId: anEntryId(), turn: 1, text: sentence }),
      end: async () => endSession({ ...stores })(agent, { sessionId }),
    };
  };

  it('is one write unit and no read unit for a message', async () => {
    const chat = await aChat();
    await chat.start();
    await chat.connect();
    expect(await measured.measure(async () => chat.say('agent'))).toEqual({ read: 0, write: 1 });
    expect(await measured.measure(async () => chat.say('visitor'))).toEqual({ read: 0, write: 1 });
  });

  it('is at most 1.25 write units for each of twelve messages, and never above 2', async () => {
    const chat = await aChat();
    await chat.start();
    await chat.connect();
    const each = [];
    for (let message = 0; message < 12; message += 1) {
      each.push(await measured.measure(async () => chat.say(message % 2 === 0 ? 'agent' : 'visitor')));
    }
    const writes = each.map(({ write }) => write);
    expect(each.map(({ read }) => read)).toEqual(writes.map(() => 0));
    expect(Math.max(...writes)).toBeLessThanOrEqual(2);
    expect(writes.reduce((sum, write) => sum + write) / writes.length).toBeLessThanOrEqual(1.25);
  });

  it('is no read unit for a message that is refused', async () => {
    const chat = await aChat();
    await chat.start();
    expect(await measured.measure(async () => dynamoSessions(measured.table).write(aSession(), { only: { states: ['waiting'] } }))).toEqual({ read: 0, write: 0 });
  });

  it('is 30 write units and 3 read units at most for a conversation', async () => {
    const chat = await aChat();
    const total = await measured.measure(async () => {
      await chat.start();
      await chat.connect();
      for (let message = 1; message < 12; message += 1) await chat.say(message % 2 === 0 ? 'agent' : 'visitor');
      await chat.end();
    });
    expect(total.write).toBeLessThanOrEqual(30);
    expect(total.read).toBeLessThanOrEqual(3);
  });

  it('is counted for each step of a conversation', async () => {
    const chat = await aChat();
    // Facts, deadline, head and its place in the index; desk and queue.
    expect(await measured.measure(chat.start)).toEqual({ read: 1, write: 4 });
    // Head, and its move in the index; desk and queue.
    expect(await measured.measure(chat.connect)).toEqual({ read: 1, write: 3 });
  });

  it('is half a read unit for a tick with nothing due', async () => {
    const { timers } = needs();
    expect(await measured.measure(async () => timers.due(bucketOf(noon)))).toEqual({ read: 0.5, write: 0 });
  });

  it('is half a read unit for who sits at a desk', async () => {
    const { desk, agents } = needs();
    const tenantId = aTenant();
    await desk.create(someSettings(tenantId));
    await agents.add(anAgent(tenantId));
    expect(await measured.measure(async () => desk.read(tenantId))).toEqual({ read: 0.5, write: 0 });
  });

  it('is one read unit for a queue of a thousand', async () => {
    const { sessions } = needs();
    const tenantId = aTenant();
    for (let hundred = 0; hundred < 1_000; hundred += 100) {
      await Promise.all(Array.from({ length: 100 }, async (_, more) =>
        sessions.create(aSession({ tenantId, enteredAt: noon + hundred + more, visitorConnections: [socketOf('L0SM9cOFvH')] }))));
    }
    expect(await measured.measure(async () => sessions.waiting(tenantId, queueRead))).toEqual({ read: 1, write: 0 });
  });

  it('is the same for the newest messages of a long log', async () => {
    const { sessions } = needs();
    const entries = Array.from({ length: 2_000 }, (_, index) => ({ ...aMessage(sentence), seq: index + 1 }));
    const session = aSession({ seq: 2_000, tail: entries.slice(-1) });
    await sessions.create(session);
    for (let first = 1; first < 2_000; first += 20) {
      await sessions.keepChunk(session, { first, last: first + 19, entries: entries.slice(first - 1, first + 19) });
    }
    expect(await measured.measure(async () => sessions.read(session, 1_990))).toEqual({ read: 1, write: 0 });
    expect((await sessions.read(session, 0))?.entries).toHaveLength(2_000);
  });
});
