import { describe, expect, it } from '@jest/globals';
import { aChat, aChatIn, aStart, theSession } from '../test/a-chat.ts';
import { minutes, monday } from '../test/chance.ts';
import { ana, ben, bo, entryId, rival, secondTab, sessionId, socket, stranger, visitor } from '../test/people.ts';

const first = { entryId: entryId('first'), text: 'Hello' };
const closed = { mayStart: 'no' } as const;

describe('starting a session', () => {
  it('IRP-22: answers the session with its place in the queue', async () => {
    const chat = aChat();
    expect(await chat.start(visitor, aStart({ message: first }))).toMatchObject({
      ok: true, value: { session: { state: 'waiting', head: 1, turn: 1, queue: { position: 1, total: 1, more: false } } },
    });
  });

  it('IRP-24: keeps a session that begins without text', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart());
    expect(chat.head()).toMatchObject({ state: 'waiting', seq: 0, tail: [] });
  });

  it('IRP-43: shows agents a session without messages', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart());
    expect(chat.wire.to(ana.connectionId, 'row')).toMatchObject([{ row: { sessionId: theSession, state: 'waiting' } }]);
  });

  it('tells every agent of the tenant and no other', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart());
    expect([ana, ben, bo].map(({ connectionId }) => chat.wire.to(connectionId, 'row').length)).toEqual([1, 1, 0]);
  });

  it('BY-07: tells agents whether the visitor is verified', async () => {
    const chat = aChat();
    const signed = { ...visitor, verified: 'yes', name: 'Vera', email: 'vera@mail.example', country: 'DE' } as const;
    await chat.start(signed, aStart({ circumstances: { device: 'mobile' } }));
    expect(chat.wire.to(ana.connectionId, 'row')[0]?.row.facts).toEqual({
      device: 'mobile', country: 'DE', customer: { verified: true, name: 'Vera', email: 'vera@mail.example' },
    });
  });

  it('IRP-22: tells those who wait that the queue has grown', async () => {
    const chat = await aChatIn('waiting');
    await chat.start(stranger, aStart({ sessionId: sessionId(2) }));
    expect(chat.wire.to(visitor.connectionId, 'queue')).toMatchObject([{ place: { position: 1, total: 2 } }]);
  });

  it('IRP-22: pushes to the first ten of a long queue', async () => {
    const chat = aChat();
    for (let n = 1; n <= 12; n += 1) {
      chat.clock.advance(1_000);
      await chat.start({ ...visitor, connectionId: socket(`v${n}`) }, aStart({ sessionId: sessionId(n) }));
    }
    chat.wire.clear();
    await chat.start(stranger, aStart({ sessionId: sessionId(13) }));
    expect(chat.wire.pushes().filter(({ push }) => push.type === 'queue').map(({ to }) => to)).toEqual(
      Array.from({ length: 10 }, (_, index) => `v${index + 1}`),
    );
  });

  it('IRP-51: sets the deadline by the tenant’s minutes', async () => {
    const chat = aChat({ unansweredMinutes: 3 });
    await chat.start(visitor, aStart());
    expect(await chat.needs.timers.due('2026-03-02T10:03')).toMatchObject([{ kind: 'unanswered', sessionId: theSession, at: monday + minutes(3) }]);
  });

  it('IRP-09: is refused where the chat was off at the click', async () => {
    const chat = aChat();
    const before = chat.stored();
    expect(await chat.start({ ...visitor, ...closed }, aStart())).toEqual({ ok: false, refusal: 'chat-disabled' });
    expect(chat.stored()).toEqual(before);
  });

  it('IRP-10: goes on with a session started before the switch-off', async () => {
    const chat = await aChatIn('waiting');
    expect(await chat.start({ ...visitor, ...closed }, aStart())).toMatchObject({ ok: true, value: { session: { head: 1 } } });
  });
});

describe('starting a session twice', () => {
  it('starts one session', async () => {
    const chat = aChat();
    const once = await chat.start(visitor, aStart({ message: first }));
    const twice = await chat.start(visitor, aStart({ message: first }));
    expect(chat.head()).toMatchObject({ seq: 1, version: 1 });
    expect(withoutPass(twice)).toEqual(withoutPass(once));
  });

  it('keeps the first text', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart({ message: first }));
    await chat.start(visitor, aStart({ message: { ...first, text: 'Other' } }));
    expect(await chat.log()).toMatchObject([{ text: 'Hello' }]);
  });

  it('starts one session where both arrive at once', async () => {
    const chat = aChat();
    await Promise.all([chat.start(visitor, aStart({ message: first })), chat.start(visitor, aStart({ message: first }))]);
    expect(chat.head()).toMatchObject({ seq: 1, turns: { visitor: 1 } });
  });

  it('binds the socket of the retry', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart());
    await chat.start(secondTab, aStart());
    expect(chat.head()?.visitorConnections).toEqual([visitor.connectionId, secondTab.connectionId]);
  });

  it('tells the peers the socket of the retry', async () => {
    const chat = await aChatIn('active');
    await chat.start(secondTab, aStart());
    const [told] = chat.wire.to(ana.connectionId, 'pass');
    await chat.typing(ana, { action: 'typing', sessionId: theSession, pass: told?.pass ?? '' });
    expect(chat.wire.to(secondTab.connectionId, 'typing')).toHaveLength(1);
  });

  it.each(['before create', 'after create', 'before set', 'after set'])('heals a break %s', async (when) => {
    const chat = aChat();
    const [moment, step] = when.split(' ');
    chat.breaks[moment === 'before' ? 'before' : 'after'](step ?? '');
    await expect(chat.start(visitor, aStart({ message: first }))).rejects.toThrow('broken');
    expect(await chat.start(visitor, aStart({ message: first }))).toMatchObject({ ok: true, value: { session: { head: 1 } } });
    expect(chat.store.timers.size).toBe(1);
  });

  it('IRP-51: counts the minutes from the start that succeeded', async () => {
    const chat = aChat();
    chat.breaks.before('create');
    await expect(chat.start(visitor, aStart())).rejects.toThrow('broken');
    chat.clock.advance(minutes(9));
    await chat.start(visitor, aStart());
    chat.clock.advance(minutes(1));
    await chat.tick();
    expect(chat.head()?.state).toBe('waiting');
  });
});

describe('starting a session that is another’s', () => {
  it.each([closed, { mayStart: 'yes' } as const])('changes nothing of it with %o', async (may) => {
    const chat = await aChatIn('waiting');
    const before = chat.stored();
    expect((await chat.start({ ...stranger, ...may }, aStart({ message: first }))).ok).toBe(false);
    expect({ ...chat.stored(), timers: before.timers }).toEqual(before);
    expect(chat.wire.pushes()).toEqual([]);
  });

  it('is answered as an absent one while chat is off', async () => {
    const chat = await aChatIn('waiting');
    expect(await chat.start({ ...stranger, ...closed }, aStart())).toEqual(await aChat().start({ ...stranger, ...closed }, aStart()));
  });

  it('starts its own in another tenant', async () => {
    const chat = await aChatIn('waiting');
    await chat.start(rival, aStart());
    expect([chat.head()?.seq, chat.wire.to(bo.connectionId, 'row').length, chat.wire.to(ana.connectionId, 'row').length]).toEqual([1, 1, 0]);
  });
});

const withoutPass = (result: Awaited<ReturnType<ReturnType<typeof aChat>['start']>>) =>
  result.ok ? { ...result.value.session, pass: 'any' } : result;
