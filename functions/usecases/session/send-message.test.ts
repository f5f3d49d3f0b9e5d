import { describe, expect, it } from '@jest/globals';
import { aChat, aChatIn, aMessage, aSync, talk, theSession } from '../test/a-chat.ts';
import { minutes } from '../test/chance.ts';
import { ana, ben, bo, entryId, rival, secondTab, stranger, visitor } from '../test/people.ts';

const texts = async (chat: ReturnType<typeof aChat>) => (await chat.log()).flatMap((entry) => ('text' in entry && !entry.greeting ? [entry.text] : []));

describe('sending a message', () => {
  it('answers its place in the log', async () => {
    const chat = await aChatIn('active');
    expect(await chat.say(visitor, aMessage(2))).toMatchObject({ ok: true, value: { seq: 4, head: 4, at: chat.clock.now() } });
  });

  it('reaches the other side and the sender’s other tab', async () => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, { action: 'hello', id: 'h', sessionId: theSession });
    await chat.say(visitor, aMessage(2));
    expect([ana, secondTab, visitor].map(({ connectionId }) => chat.wire.to(connectionId, 'entries').length)).toEqual([1, 1, 0]);
  });

  it('IRP-45: reaches both agents of a session', async () => {
    const chat = await aChatIn('active');
    await chat.connect(ben, { sessionId: theSession });
    chat.wire.clear();
    await chat.say(ben, aMessage(1));
    expect([ana, visitor, ben].map(({ connectionId }) => chat.wire.to(connectionId, 'entries').length)).toEqual([1, 1, 0]);
  });

  it('keeps the turns of each sender apart', async () => {
    const chat = await aChatIn('active');
    await chat.say(ana, aMessage(1, { entryId: entryId('ana1') }));
    await chat.say(visitor, aMessage(2));
    expect(chat.head()?.turns).toEqual({ visitor: 2, [ana.agentId]: 1 });
  });

  it('BY-01: shows what it has answered to the next reader', async () => {
    const chat = await aChatIn('active');
    const said = await chat.say(visitor, aMessage(2));
    const read = await chat.sync(ana, aSync(3));
    expect(read.ok && read.value.session.entries).toMatchObject([{ seq: said.ok && said.value.seq, text: 'message 2' }]);
  });

  it('needs one step of the store', async () => {
    const chat = await aChatIn('active');
    chat.breaks.before('read');
    expect((await chat.say(visitor, aMessage(2))).ok).toBe(true);
  });
});

describe('sending a message again', () => {
  it('BY-01: is answered with what was stored first', async () => {
    const chat = await aChatIn('active');
    const first = await chat.say(visitor, aMessage(2));
    chat.clock.advance(minutes(1));
    const retry = await chat.say(visitor, aMessage(2));
    expect(retry).toMatchObject({ ok: true, value: { seq: first.ok && first.value.seq, at: first.ok && first.value.at } });
  });

  it('BY-01: stores it once, even with another text', async () => {
    const chat = await aChatIn('active');
    await chat.say(visitor, aMessage(2));
    await chat.say(visitor, aMessage(2, { text: 'other' }));
    expect(await texts(chat)).toEqual(['Hello', 'message 2']);
  });

  it('BY-01: pushes it once', async () => {
    const chat = await aChatIn('active');
    await chat.say(visitor, aMessage(2));
    await chat.say(visitor, aMessage(2));
    expect(chat.wire.to(ana.connectionId, 'entries')).toHaveLength(1);
  });

  it('BY-01: stores it once where both arrive at once', async () => {
    const chat = await aChatIn('active');
    const both = await Promise.all([chat.say(visitor, aMessage(2)), chat.say(visitor, aMessage(2))]);
    expect([both.map(({ ok }) => ok), await texts(chat)]).toEqual([[true, true], ['Hello', 'message 2']]);
  });

  it.each(['other', 'message 2'])('BY-01: after a lost reply stores it once, as %s', async (text) => {
    const chat = await aChatIn('active');
    chat.breaks.after('write');
    await expect(chat.say(visitor, aMessage(2))).rejects.toThrow('broken');
    expect(await chat.say(visitor, aMessage(2, { text }))).toMatchObject({ ok: true, value: { seq: 4 } });
    expect(await texts(chat)).toEqual(['Hello', 'message 2']);
  });

  it('BY-01: finds it after it has left the head', async () => {
    const chat = await aChatIn('active');
    await talk(chat, visitor, Array.from({ length: 40 }, (_, index) => index + 2));
    expect(await chat.say(visitor, aMessage(2))).toMatchObject({ ok: true, value: { seq: 4, head: 43 } });
  });

  it('is answered though the session has been completed since', async () => {
    const chat = await aChatIn('active');
    await chat.say(visitor, aMessage(2));
    await chat.end(ana, { sessionId: theSession });
    expect(await chat.say(visitor, aMessage(2))).toMatchObject({ ok: true, value: { seq: 4 } });
  });

  it('does not take another sender’s id for its own', async () => {
    const chat = await aChatIn('active');
    await chat.say(ana, aMessage(1, { entryId: entryId('same') }));
    await chat.say(visitor, aMessage(2));
    expect(await chat.say(visitor, aMessage(2, { entryId: entryId('same') }))).toMatchObject({ refusal: 'turn-taken' });
  });
});

describe('two tabs of one visitor', () => {
  it('BY-01: have one winner of a turn; the loser knows', async () => {
    const chat = await aChatIn('active');
    await chat.say(visitor, aMessage(2, { entryId: entryId('tab1') }));
    expect(await chat.say(secondTab, aMessage(2, { entryId: entryId('tab2') }))).toEqual({
      ok: false, refusal: 'turn-taken', details: { turn: 2, next: 3 },
    });
  });

  it('BY-01: store both once the loser takes the next turn', async () => {
    const chat = await aChatIn('active');
    await Promise.all([chat.say(visitor, aMessage(2, { text: 'a' })), chat.say(secondTab, aMessage(2, { text: 'b', entryId: entryId('b') }))]);
    await chat.say(secondTab, aMessage(3, { text: 'b', entryId: entryId('b') }));
    expect(await texts(chat)).toEqual(['Hello', 'a', 'b']);
  });

  it('BY-01: survive a late copy of the lost turn', async () => {
    const chat = await aChatIn('active');
    await chat.say(visitor, aMessage(2, { text: 'a' }));
    await chat.say(secondTab, aMessage(3, { text: 'b', entryId: entryId('b') }));
    expect(await chat.say(secondTab, aMessage(2, { text: 'b', entryId: entryId('b') }))).toMatchObject({ ok: true, value: { seq: 5 } });
  });

  it('are told the next turn where one is left out', async () => {
    const chat = await aChatIn('active');
    expect(await chat.say(visitor, aMessage(5))).toMatchObject({ refusal: 'turn-taken', details: { turn: 5, next: 2 } });
  });
});

describe('a message that may not be', () => {
  it.each([
    ['a visitor', 'completed', visitor, { ok: false, refusal: 'session-completed' }],
    ['an agent', 'completed', ana, { ok: false, refusal: 'session-completed' }],
    ['an agent', 'unanswered', ana, { ok: false, refusal: 'not-connected' }],
    ['an agent who did not connect', 'active', ben, { ok: false, refusal: 'not-connected' }],
    ['another visitor', 'active', stranger, { ok: false, refusal: 'session-not-found' }],
    ['another tenant’s agent', 'active', bo, { ok: false, refusal: 'session-not-found' }],
    ['another tenant’s visitor', 'active', rival, { ok: false, refusal: 'session-not-found' }],
  ] as const)('from %s to a session that is %s is refused', async (_who, state, actor, answer) => {
    const chat = await aChatIn(state);
    const before = chat.stored();
    const turn = actor.kind === 'visitor' ? 2 : 1;
    expect([await chat.say(actor, aMessage(turn)), chat.stored(), chat.wire.pushes()]).toEqual([answer, before, []]);
  });
});
