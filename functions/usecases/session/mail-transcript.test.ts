import { describe, expect, it } from '@jest/globals';
import { limits } from '../../contract/limits.ts';
import { aChatIn, aMail } from '../test/a-chat.ts';
import { entryId, stranger, visitor } from '../test/people.ts';

const orders = (chat: Awaited<ReturnType<typeof aChatIn>>) => [...chat.store.orders.values()].filter(({ order }) => order.kind === 'transcript');

describe('a transcript by mail', () => {
  it.each(['waiting', 'active', 'completed'] as const)('IRP-26: is ordered while the session is %s', async (state) => {
    const chat = await aChatIn(state);
    await chat.mail(visitor, aMail());
    expect(orders(chat)).toMatchObject([{ order: { to: 'me@mail.example' }, state: 'pending' }]);
  });

  it('IRP-26: is ordered once for one request', async () => {
    const chat = await aChatIn('active');
    expect([await chat.mail(visitor, aMail()), await chat.mail(visitor, aMail())].map(({ ok }) => ok)).toEqual([true, true]);
    expect(orders(chat)).toHaveLength(1);
  });

  it('IRP-26: is ordered once where both requests come at once', async () => {
    const chat = await aChatIn('active');
    await Promise.all([chat.mail(visitor, aMail()), chat.mail(visitor, aMail())]);
    expect(orders(chat)).toHaveLength(1);
  });

  it('IRP-26: is refused beyond the limit of a session', async () => {
    const chat = await aChatIn('active');
    for (let n = 1; n <= limits.transcriptsPerSession; n += 1) await chat.mail(visitor, aMail(entryId(`mail${n}`)));
    expect(await chat.mail(visitor, aMail(entryId('more')))).toEqual({ ok: false, refusal: 'transcript-limit' });
    expect(orders(chat)).toHaveLength(limits.transcriptsPerSession);
  });

  it('IRP-26: is still answered as ordered once the limit is reached', async () => {
    const chat = await aChatIn('active');
    for (let n = 1; n <= limits.transcriptsPerSession; n += 1) await chat.mail(visitor, aMail(entryId(`mail${n}`)));
    expect((await chat.mail(visitor, aMail(entryId('mail1')))).ok).toBe(true);
  });

  it('is not ordered by another visitor', async () => {
    const chat = await aChatIn('active');
    await chat.mail(stranger, aMail());
    expect(orders(chat)).toEqual([]);
  });
});
