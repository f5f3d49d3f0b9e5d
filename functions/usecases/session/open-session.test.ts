import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { aChat, aChatIn, aHello, aMessage, aStart, aSync, talk, theSession, type Chat } from '../test/a-chat.ts';
import { hello } from './open-session.ts';
import { ana, ben, bo, entryId, rival, secondTab, stranger, visitor } from '../test/people.ts';

const turns = (count: number) => Array.from({ length: count }, (_, index) => index + 2);
const seqs = (log: readonly { seq: number }[]) => log.map(({ seq }) => seq);
const upTo = (head: number, after = 0) => Array.from({ length: head - after }, (_, index) => after + 1 + index);
const chunks = (chat: Chat) => [...chat.store.chunks.values()].flatMap((kept) => [...kept.values()]);

describe('saying hello', () => {
  it('BY-01: binds the socket before the session is read', async () => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, aHello(0));
    await chat.say(ana, aMessage(1));
    expect(chat.wire.to(secondTab.connectionId, 'entries')).toHaveLength(1);
  });

  it('BY-01: answers what came after a sequence', async () => {
    const chat = await aChatIn('active');
    expect(await chat.hello(visitor, aHello(2))).toMatchObject({ ok: true, value: { session: { head: 3, entries: [{ seq: 3 }], more: false } } });
  });

  it('IRP-22: answers a waiting visitor’s place', async () => {
    const chat = await aChatIn('waiting');
    expect(await chat.hello(visitor, aHello())).toMatchObject({ ok: true, value: { session: { queue: { position: 1, total: 1 } } } });
  });

  it('tells the peers the new socket', async () => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, aHello());
    const [told] = chat.wire.to(ana.connectionId, 'pass');
    await chat.typing(ana, { action: 'typing', sessionId: theSession, pass: told?.pass ?? '' });
    expect(chat.wire.to(secondTab.connectionId, 'typing')).toHaveLength(1);
  });

  it('changes nothing a second time', async () => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, aHello());
    const before = chat.stored();
    await chat.hello(secondTab, aHello());
    expect(chat.stored()).toEqual(before);
  });

  it('shows an onlooking agent everything and binds nothing', async () => {
    const chat = await aChatIn('active');
    const before = chat.stored();
    const seen = await chat.hello(ben, aHello());
    expect(seen.ok && seen.value.session).not.toHaveProperty('pass');
    expect(chat.stored()).toEqual(before);
  });

  it('seats an agent, at each socket once', async () => {
    const chat = aChat();
    const second = { ...ana, connectionId: secondTab.connectionId };
    await chat.hello(second, { action: 'hello', id: 'h' });
    await chat.hello(second, { action: 'hello', id: 'h' });
    await chat.start(visitor, aStart());
    expect(chat.wire.to(second.connectionId, 'row')).toHaveLength(1);
  });

  it('seats no agent who has been disabled', async () => {
    const chat = aChat();
    for (const [key, agent] of chat.store.agents) chat.store.agents.set(key, { ...agent, enabled: false });
    const before = chat.stored();
    expect(await chat.hello(ana, { action: 'hello', id: 'h' })).toEqual({ ok: false, refusal: 'role-refused' });
    expect(chat.stored()).toEqual(before);
  });

  it('binds an agent who begins to take part while he is shown the session', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, turns(20), 'a message long enough to leave the tail');
    const read = chat.needs.sessions.read;
    // Between the refused binding and the reading, his other window connects.
    const sessions = { ...chat.needs.sessions, read: async (...from: Parameters<typeof read>) => {
      await chat.connect({ ...ben, connectionId: secondTab.connectionId }, { sessionId: theSession });
      return read(...from);
    } };
    await hello({ ...chat.needs, sessions })(ben, aHello());
    expect(chat.head()?.agentConnections).toContainEqual({ agentId: ben.agentId, connectionId: ben.connectionId });
  });

  it('needs no session', async () => {
    expect(await aChat().hello(visitor, { action: 'hello', id: 'h' })).toEqual({ ok: true, value: {} });
  });

  it.each([stranger, rival, bo])('finds nothing of another’s, as if absent', async (who) => {
    const chat = await aChatIn('active');
    expect([await chat.hello(who, aHello()), await chat.sync(who, aSync(0))])
      .toEqual([await aChat().hello(who, aHello()), await aChat().sync(who, aSync(0))]);
  });
});

describe('a long session', () => {
  it('BY-01: moves a heavy tail into a chunk, then cuts it', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, turns(60));
    expect(chat.head()?.tail.length).toBeLessThan(30);
    expect(chunks(chat).length).toBeGreaterThan(0);
  });

  it('BY-01: is whole from wherever it is read', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, turns(60));
    await fc.assert(fc.asyncProperty(fc.integer({ min: 0, max: 63 }), async (after) => {
      const read = await chat.sync(visitor, aSync(after));
      expect(read.ok && seqs(read.value.session.entries)).toEqual(upTo(63, after));
    }), { seed: 1, numRuns: 40 });
  });

  it('BY-01: loses nothing where two with passes write at once', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, turns(20));
    const pass = async (who: typeof visitor | typeof ana) => {
      const opened = await chat.hello(who, aHello());
      return (opened.ok && opened.value.session?.pass) || '';
    };
    for (let turn = 1; turn <= 15; turn += 1) {
      const [mine, theirs] = await Promise.all([pass(visitor), pass(ana)]);
      await Promise.all([
        chat.say(visitor, aMessage(turn + 21, { pass: mine, entryId: entryId(`v${turn}`) })),
        chat.say(ana, aMessage(turn, { pass: theirs, entryId: entryId(`a${turn}`) })),
      ]);
    }
    expect(seqs(await chat.log())).toEqual(upTo(53));
  });

  it('BY-01: keeps the tail where the chunk could not be kept', async () => {
    const chat = await aChatIn('active');
    for (const turn of turns(30)) {
      chat.breaks.before('keepChunk');
      await talk(chat, visitor, [turn]);
    }
    expect([chunks(chat), seqs(await chat.log())]).toEqual([[], upTo(33)]);
  });

  it('BY-01: does not cut where another has written since', async () => {
    const chat = await aChatIn('active');
    const said = await chat.say(visitor, aMessage(2, { text: 'long '.repeat(200) }));
    const pass = (said.ok && said.value.pass) || '';
    await chat.say(ana, aMessage(1, { text: 'in between' }));
    await chat.say(visitor, aMessage(3, { pass, entryId: entryId('after') }));
    expect(seqs(await chat.log())).toEqual(upTo(6));
  });

  it('BY-01: ignores a pass of another session or nobody’s', async () => {
    const chat = await aChatIn('active');
    await chat.say(visitor, aMessage(2, { pass: 'forged' }));
    expect(seqs(await chat.log())).toEqual(upTo(4));
  });

  it('BY-01: is read page by page to its end', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, turns(20), 'm'.repeat(3_000));
    const read: number[] = [];
    for (let more = true; more; ) {
      const page = await chat.sync(visitor, aSync(read.at(-1) ?? 0));
      if (!page.ok) throw new Error(page.refusal);
      read.push(...seqs(page.value.session.entries));
      more = page.value.session.more;
    }
    expect(read).toEqual(upTo(23));
  });

  it('fits every answer into one frame', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, turns(20), '€'.repeat(3_900));
    const answers = [await chat.hello(visitor, aHello(0)), await chat.connect(ana, { sessionId: theSession }), await chat.start(visitor, aStart())];
    expect(Math.max(...answers.map((answer) => Buffer.byteLength(JSON.stringify(answer))))).toBeLessThan(32_768);
  });
});

describe('the heartbeat', () => {
  const beat = { action: 'ping' as const, id: 'p', sessionIds: [theSession] };

  it('BY-01: answers where the log and the version stand', async () => {
    const chat = await aChatIn('active');
    expect(await chat.ping(visitor, beat)).toEqual({ ok: true, value: { heads: [{ sessionId: theSession, head: 3, version: 2 }] } });
  });

  it('IRP-22: answers a waiting visitor’s place', async () => {
    const chat = await aChatIn('waiting');
    expect(await chat.ping(visitor, beat)).toMatchObject({ ok: true, value: { queue: { position: 1, total: 1, more: false } } });
  });

  it.each([stranger, rival, bo])('leaves out another’s session, as if absent', async (who) => {
    const chat = await aChatIn('waiting');
    expect(await chat.ping(who, beat)).toEqual(await aChat().ping(who, beat));
  });
});
