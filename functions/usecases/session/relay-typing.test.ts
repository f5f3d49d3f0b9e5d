import { describe, expect, it } from '@jest/globals';
import { limits } from '../../contract/limits.ts';
import { aChatIn, aHello, theSession, type Chat } from '../test/a-chat.ts';
import { ana, ben, bo, rival, secondTab, sessionId, visitor } from '../test/people.ts';

const target = { sessionId: theSession };
const passOf = async (chat: Chat, who: typeof visitor | typeof ana) => {
  const opened = await chat.hello(who, aHello());
  chat.wire.clear();
  return (opened.ok && opened.value.session?.pass) || '';
};
const typing = { action: 'typing', ...target } as const;
const looking = { action: 'looking', ...target, looking: true } as const;

describe('typing', () => {
  it('IRP-33: of the agent is shown to the visitor by name', async () => {
    const chat = await aChatIn('active');
    await chat.typing(ana, { ...typing, pass: await passOf(chat, ana) });
    expect(chat.wire.pushes()).toEqual([{ to: visitor.connectionId, push: { type: 'typing', ...target, name: 'Ana' } }]);
  });

  it('IRP-33: of the visitor is shown to the agent', async () => {
    const chat = await aChatIn('active');
    await chat.typing(visitor, { ...typing, pass: await passOf(chat, visitor) });
    expect(chat.wire.pushes()).toEqual([{ to: ana.connectionId, push: { type: 'typing', ...target } }]);
  });

  it('IRP-47: shows the agent what the visitor types', async () => {
    const chat = await aChatIn('active');
    await chat.typing(visitor, { ...typing, pass: await passOf(chat, visitor), draft: 'I would li' });
    expect(chat.wire.to(ana.connectionId, 'typing')).toMatchObject([{ draft: 'I would li' }]);
  });

  it('IRP-47: never shows the visitor what the agent types', async () => {
    const chat = await aChatIn('active');
    await chat.typing(ana, { ...typing, pass: await passOf(chat, ana), draft: 'The customer is' });
    expect(chat.wire.to(visitor.connectionId, 'typing')).toEqual([{ type: 'typing', ...target, name: 'Ana' }]);
  });

  it('IRP-33: says that it has stopped', async () => {
    const chat = await aChatIn('active');
    await chat.typing(ana, { ...typing, pass: await passOf(chat, ana), draft: '' });
    expect(chat.wire.to(visitor.connectionId, 'typing')).toMatchObject([{ draft: '' }]);
  });

  it('IRP-47: is stored nowhere', async () => {
    const chat = await aChatIn('active');
    const pass = await passOf(chat, visitor);
    const before = chat.stored();
    await chat.typing(visitor, { ...typing, pass, draft: 'secret' });
    expect(chat.stored()).toEqual(before);
  });

  it('does not come back to one’s own sockets', async () => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, aHello());
    await chat.typing(visitor, { ...typing, pass: await passOf(chat, visitor) });
    expect(chat.wire.pushes().map(({ to }) => to)).toEqual([ana.connectionId]);
  });

  it('IRP-45: of one agent is shown to the other', async () => {
    const chat = await aChatIn('active');
    await chat.connect(ben, target);
    await chat.typing(ana, { ...typing, pass: await passOf(chat, ana) });
    expect(chat.wire.pushes().map(({ to }) => to)).toEqual([visitor.connectionId, ben.connectionId]);
  });

  it.each(['gone', 'broken'] as const)('is not stopped by a socket that is %s', async (how) => {
    const chat = await aChatIn('active');
    await chat.hello(secondTab, aHello());
    const pass = await passOf(chat, ana);
    chat.wire[how].add(visitor.connectionId);
    await chat.typing(ana, { ...typing, pass });
    expect(chat.wire.to(secondTab.connectionId, 'typing')).toHaveLength(1);
  });
});

describe('looking', () => {
  it('IRP-47: lets the visitor’s client know that somebody looks', async () => {
    const chat = await aChatIn('active');
    await chat.looking(ana, { ...looking, pass: await passOf(chat, ana) });
    expect(chat.wire.to(visitor.connectionId, 'looking')).toEqual([{ type: 'looking', ...target, looking: true }]);
  });
});

describe('a pass', () => {
  it.each([bo, rival])('opens nothing in another tenant', async (who) => {
    const chat = await aChatIn('active');
    await chat.typing(who, { ...typing, pass: await passOf(chat, ana) });
    expect(chat.wire.pushes()).toEqual([]);
  });

  it('opens nothing in another session', async () => {
    const chat = await aChatIn('active');
    await chat.typing(ana, { ...typing, sessionId: sessionId(2), pass: await passOf(chat, ana) });
    expect(chat.wire.pushes()).toEqual([]);
  });

  it('opens nothing once it has expired', async () => {
    const chat = await aChatIn('active');
    const pass = await passOf(chat, ana);
    chat.clock.advance(limits.passSeconds * 1000);
    await chat.looking(ana, { ...looking, pass });
    expect(chat.wire.pushes()).toEqual([]);
  });

  it('opens nothing where it is forged', async () => {
    const chat = await aChatIn('active');
    await chat.typing(ana, { ...typing, pass: 'seal-9999' });
    expect(chat.wire.pushes()).toEqual([]);
  });
});
