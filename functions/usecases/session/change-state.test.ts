import { describe, expect, it } from '@jest/globals';
import { aChatIn, aStart, theSession, type Chat } from '../test/a-chat.ts';
import { minutes } from '../test/chance.ts';
import { ana, ben, secondTab, sessionId, stranger, visitor } from '../test/people.ts';

const target = { sessionId: theSession };
const audits = async (chat: Chat, kind: string) => (await chat.log()).filter((entry) => entry.kind === kind);

describe('ending a session', () => {
  it('IRP-31: is open to the visitor', async () => {
    const chat = await aChatIn('active');
    expect(await chat.end(visitor, target)).toMatchObject({ ok: true, value: { session: { state: 'completed' } } });
  });

  it('IRP-32: tells the other side who ended it', async () => {
    const chat = await aChatIn('active');
    await chat.end(visitor, target);
    expect(chat.wire.to(ana.connectionId, 'entries')).toMatchObject([{ state: 'completed', entries: [{ kind: 'completed', by: { kind: 'visitor' } }] }]);
  });

  it('IRP-32: tells the visitor that the agent ended it', async () => {
    const chat = await aChatIn('active');
    await chat.end(ana, target);
    expect(chat.wire.to(visitor.connectionId, 'entries')).toMatchObject([{ state: 'completed', entries: [{ kind: 'completed', by: { name: 'Ana' } }] }]);
  });

  it('IRP-42: shows every grid that it is completed', async () => {
    const chat = await aChatIn('active');
    await chat.end(ana, target);
    expect(chat.wire.to(ben.connectionId, 'row-state')).toMatchObject([{ row: { state: 'completed', version: 3 } }]);
  });

  it('IRP-22: moves the queue up where he waited', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(1);
    await chat.start(stranger, aStart({ sessionId: sessionId(2) }));
    chat.wire.clear();
    await chat.end(visitor, target);
    expect(chat.wire.to(stranger.connectionId, 'queue')).toMatchObject([{ place: { position: 1, total: 1 } }]);
  });

  it('is done once where both sides end it at once', async () => {
    const chat = await aChatIn('active');
    await Promise.all([chat.end(ana, target), chat.end(visitor, target)]);
    expect(await audits(chat, 'completed')).toHaveLength(1);
  });

  it('is answered alike after a lost reply', async () => {
    const chat = await aChatIn('active');
    chat.breaks.after('write');
    await expect(chat.end(ana, target)).rejects.toThrow('broken');
    expect(await chat.end(ana, target)).toMatchObject({ ok: true, value: { session: { state: 'completed', head: 4 } } });
    expect(await audits(chat, 'completed')).toHaveLength(1);
  });
});

describe('marking a session unanswered', () => {
  it('IRP-50: is refused once it is completed', async () => {
    const chat = await aChatIn('completed');
    expect(await chat.giveUp(ana, target)).toEqual({ ok: false, refusal: 'session-completed' });
  });

  it('IRP-50: tells the visitor', async () => {
    const chat = await aChatIn('waiting');
    await chat.giveUp(ben, target);
    expect(chat.wire.to(visitor.connectionId, 'entries')).toMatchObject([{ state: 'unanswered', entries: [{ kind: 'unanswered' }] }]);
  });

  it('is done once where two agents press at once', async () => {
    const chat = await aChatIn('waiting');
    await Promise.all([chat.giveUp(ana, target), chat.giveUp(ben, target)]);
    expect(await audits(chat, 'unanswered')).toHaveLength(1);
  });

  it('is done once after a lost reply', async () => {
    const chat = await aChatIn('waiting');
    chat.breaks.after('write');
    await expect(chat.giveUp(ana, target)).rejects.toThrow('broken');
    await chat.giveUp(ana, target);
    expect(await audits(chat, 'unanswered')).toHaveLength(1);
  });
});

describe('the deadline', () => {
  it('IRP-51: makes a session that nobody answered unanswered', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(minutes(10));
    await chat.tick();
    expect(await audits(chat, 'unanswered')).toMatchObject([{ by: { kind: 'system' } }]);
  });

  it('IRP-51: never comes before its minutes', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(minutes(10) - 1);
    await chat.due(chat.clock.now() + 1);
    expect(chat.head()?.state).toBe('waiting');
  });

  it('IRP-51: comes with the minute after an early tick', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(minutes(10) - 1);
    await chat.due(chat.clock.now() + 1);
    chat.clock.advance(minutes(1) + 1);
    await chat.tick();
    expect(chat.head()?.state).toBe('unanswered');
  });

  it('IRP-51: comes once where the tick comes twice at once', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(minutes(10));
    await Promise.all([chat.tick(), chat.tick()]);
    expect(await audits(chat, 'unanswered')).toHaveLength(1);
  });

  it('IRP-51: comes late where the tick is late', async () => {
    const chat = await aChatIn('waiting');
    const scheduled = chat.clock.now() + minutes(10);
    chat.clock.advance(minutes(45));
    await chat.due(scheduled);
    expect(chat.head()?.state).toBe('unanswered');
  });

  it.each(['active', 'completed'] as const)('IRP-51: leaves a session alone that is %s', async (state) => {
    const chat = await aChatIn(state);
    const before = chat.stored();
    chat.clock.advance(minutes(10));
    await chat.tick();
    expect([chat.stored(), chat.wire.pushes()]).toEqual([before, []]);
  });

  it('IRP-51: obeys minutes that were raised meanwhile', async () => {
    const chat = await aChatIn('waiting');
    for (const [key, settings] of chat.store.settings) chat.store.settings.set(key, { ...settings, unansweredMinutes: 15 });
    chat.clock.advance(minutes(10));
    await chat.tick();
    expect(chat.head()?.state).toBe('waiting');
    chat.clock.advance(minutes(5));
    await chat.tick();
    expect(chat.head()?.state).toBe('unanswered');
  });

  it('IRP-51: lets the visitor write on and an agent answer', async () => {
    const chat = await aChatIn('waiting');
    chat.clock.advance(minutes(10));
    await chat.tick();
    expect((await chat.connect(ana, target)).ok).toBe(true);
  });
});

describe('a socket that fails', () => {
  it('is taken off the session once it is gone', async () => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, { action: 'hello', id: 'h', sessionId: theSession });
    chat.wire.gone.add(visitor.connectionId);
    await chat.end(ana, target);
    expect(chat.head()?.visitorConnections).toEqual([secondTab.connectionId]);
  });

  it('of an agent is taken off the desk', async () => {
    const chat = await aChatIn('active');
    chat.wire.gone.add(ben.connectionId);
    await chat.end(ana, target);
    expect((await chat.needs.agents.find(ben.tenantId, ben.agentId))?.connections).toEqual([]);
  });

  it.each(['gone', 'broken'] as const)('and is %s stops nobody else from hearing', async (how) => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, { action: 'hello', id: 'h', sessionId: theSession });
    chat.wire[how].add(visitor.connectionId);
    expect((await chat.end(ana, target)).ok).toBe(true);
    expect([chat.wire.to(secondTab.connectionId, 'entries').length, chat.wire.to(ben.connectionId, 'row-state').length]).toEqual([1, 1]);
  });

  it('and throws stays bound', async () => {
    const chat = await aChatIn('active');
    chat.wire.broken.add(visitor.connectionId);
    await chat.end(ana, target);
    expect(chat.head()?.visitorConnections).toEqual([visitor.connectionId]);
  });
});
