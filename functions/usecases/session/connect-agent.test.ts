import { describe, expect, it } from '@jest/globals';
import { aChat, aChatIn, aStart, theSession } from '../test/a-chat.ts';
import { ana, ben, bo, sessionId, socket, stranger, visitor } from '../test/people.ts';

const it_ = { sessionId: theSession };
const kinds = async (chat: ReturnType<typeof aChat>) => (await chat.log()).map((entry) => `${entry.kind} ${'name' in entry.by ? entry.by.name : entry.by.kind}`);

describe('connecting', () => {
  it('IRP-45: turns a waiting session into one with the agent', async () => {
    const chat = await aChatIn('waiting');
    await chat.connect(ana, it_);
    expect(chat.head()).toMatchObject({ state: 'active', owner: ana.agentId, agents: { [ana.agentId]: 'Ana' } });
  });

  it('IRP-29: tells the visitor to whom he is connected', async () => {
    const chat = await aChatIn('waiting');
    await chat.connect(ana, it_);
    expect(chat.wire.to(visitor.connectionId, 'entries')[0]?.entries[0]).toMatchObject({ kind: 'connected', by: { kind: 'agent', name: 'Ana' } });
  });

  it('IRP-30: greets with the agent’s name as first message', async () => {
    const chat = await aChatIn('waiting', { strings: { en: { 'chat.greeting': 'Hi, this is {0}.' } } });
    await chat.connect(ana, it_);
    expect((await chat.log()).at(-1)).toMatchObject({ kind: 'message', greeting: true, text: 'Hi, this is Ana.', by: { name: 'Ana' } });
  });

  it('IRP-30: greets without a name where the text has none', async () => {
    const chat = await aChatIn('waiting', { strings: { en: { 'chat.greeting': 'Welcome.' } } });
    await chat.connect(ana, it_);
    expect((await chat.log()).at(-1)).toMatchObject({ text: 'Welcome.' });
  });

  it('IRP-30: greets in the visitor’s language', async () => {
    const chat = await aChatIn('waiting', { strings: { de: { 'chat.greeting': 'Guten Tag' } } });
    await chat.connect(ana, { ...it_, language: 'de-AT' });
    expect((await chat.log()).at(-1)).toMatchObject({ text: 'Guten Tag' });
  });

  it('IRP-22: moves the queue up for those who still wait', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(1);
    await chat.start(stranger, aStart({ sessionId: sessionId(2) }));
    chat.clock.advance(1);
    const third = { ...stranger, connectionId: socket('third') };
    await chat.start(third, aStart({ sessionId: sessionId(3) }));
    chat.wire.clear();
    await chat.connect(ana, it_);
    expect([stranger, third].flatMap(({ connectionId }) => chat.wire.to(connectionId, 'queue').map(({ place }) => place))).toEqual([
      { position: 1, total: 2, more: false }, { position: 2, total: 2, more: false },
    ]);
  });

  it('tells the other agents and answers the one', async () => {
    const chat = await aChatIn('waiting');
    const answer = await chat.connect(ana, it_);
    expect(chat.wire.to(ana.connectionId, 'row-state')).toEqual([]);
    expect(chat.wire.to(ben.connectionId, 'row-state')).toEqual([{ type: 'row-state', row: answer.ok && answer.value.row }]);
  });

  it('takes an unanswered session that nobody has greeted', async () => {
    const chat = await aChatIn('waiting');
    await chat.giveUp(ben, it_);
    await chat.connect(ana, it_);
    expect(await kinds(chat)).toEqual(['message visitor', 'unanswered Ben', 'connected Ana', 'message Ana']);
  });

  it('IRP-30: greets once though a session is taken again', async () => {
    const chat = await aChatIn('unanswered');
    await chat.connect(ben, it_);
    expect(await kinds(chat)).toEqual(['message visitor', 'connected Ana', 'message Ana', 'unanswered Ana', 'connected Ben']);
  });
});

describe('connecting to an active session', () => {
  it('IRP-45: joins a second agent', async () => {
    const chat = await aChatIn('active');
    await chat.connect(ben, it_);
    expect(chat.head()).toMatchObject({ owner: ana.agentId, agents: { [ana.agentId]: 'Ana', [ben.agentId]: 'Ben' } });
  });

  it('IRP-30: does not greet again', async () => {
    const chat = await aChatIn('active');
    await chat.connect(ben, it_);
    expect(await kinds(chat)).toEqual(['message visitor', 'connected Ana', 'message Ana', 'joined Ben']);
  });

  it('IRP-45: shows the joining agent all and tells both sides', async () => {
    const chat = await aChatIn('active');
    const joined = await chat.connect(ben, it_);
    expect(joined).toMatchObject({ ok: true, value: { session: { head: 4, entries: await chat.log() } } });
    expect([ana, visitor].map(({ connectionId }) => chat.wire.to(connectionId, 'entries').length)).toEqual([1, 1]);
  });

  it('changes nothing for one who takes part', async () => {
    const chat = await aChatIn('active');
    const before = chat.stored();
    await chat.connect(ana, it_);
    expect(chat.stored()).toEqual(before);
  });

  it('lets typing reach a participant’s new socket', async () => {
    const chat = await aChatIn('active');
    const second = { ...ana, connectionId: socket('ana-2') };
    await chat.connect(second, it_);
    const [told] = chat.wire.to(visitor.connectionId, 'pass');
    await chat.typing(visitor, { action: 'typing', ...it_, pass: told?.pass ?? '' });
    expect(chat.wire.to(second.connectionId, 'typing')).toHaveLength(1);
  });
});

describe('agents who connect at once', () => {
  it('IRP-45: have one operator, and the others join', async () => {
    const chat = await aChatIn('waiting');
    await Promise.all([ana, ben].map(async (agent) => chat.connect(agent, it_)));
    expect((await kinds(chat)).slice(1).map((one) => one.split(' ')[0])).toEqual(['connected', 'message', 'joined']);
  });

  it('connect once where one asks twice at once', async () => {
    const chat = await aChatIn('waiting');
    await Promise.all([chat.connect(ana, it_), chat.connect(ana, it_)]);
    expect(await kinds(chat)).toEqual(['message visitor', 'connected Ana', 'message Ana']);
  });

  it('join once where one joins twice at once', async () => {
    const chat = await aChatIn('active');
    await Promise.all([chat.connect(ben, it_), chat.connect(ben, it_)]);
    expect(await kinds(chat)).toEqual(['message visitor', 'connected Ana', 'message Ana', 'joined Ben']);
  });

  it('are answered alike after a lost reply', async () => {
    const chat = await aChatIn('waiting');
    chat.breaks.after('write');
    await expect(chat.connect(ana, it_)).rejects.toThrow('broken');
    expect(await chat.connect(ana, it_)).toMatchObject({ ok: true, value: { row: { operator: { name: 'Ana' } }, session: { head: 3 } } });
    expect(await kinds(chat)).toEqual(['message visitor', 'connected Ana', 'message Ana']);
  });

  it('leave one session or the other ended, never both', async () => {
    const chat = await aChatIn('waiting');
    const [, connected] = await Promise.all([chat.end(visitor, it_), chat.connect(ana, it_)]);
    expect([chat.head()?.state, connected.ok]).toEqual(['completed', false]);
  });
});

describe('connecting in vain', () => {
  it('IRP-42: is refused once the session is completed', async () => {
    const chat = await aChatIn('completed');
    expect(await chat.connect(ben, it_)).toEqual({ ok: false, refusal: 'session-completed' });
  });

  it('finds another tenant’s session as little as none', async () => {
    const chat = await aChatIn('waiting');
    const before = chat.stored();
    expect(await chat.connect(bo, it_)).toEqual(await aChat().connect(bo, it_));
    expect([chat.stored(), chat.wire.pushes()]).toEqual([before, []]);
  });

  it('opens nothing for a disabled agent on an open socket', async () => {
    const chat = await aChatIn('waiting');
    for (const [key, agent] of chat.store.agents) chat.store.agents.set(key, { ...agent, enabled: false });
    const before = chat.stored();
    expect(await chat.connect(ana, it_)).toEqual({ ok: false, refusal: 'role-refused' });
    expect(chat.stored()).toEqual(before);
  });
});
