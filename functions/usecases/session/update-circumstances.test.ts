import { describe, expect, it } from '@jest/globals';
import { aChatIn, aStart, theSession } from '../test/a-chat.ts';
import { ana, aurora, bo, visitor } from '../test/people.ts';

const page = { url: 'https://shop.example/tent', title: 'Tent' };
const update = (circumstances: ReturnType<typeof aStart>['circumstances']) => ({ action: 'update', id: 'u', sessionId: theSession, circumstances }) as const;

describe('the visitor’s circumstances', () => {
  it('are replaced where they are named and else stay', async () => {
    const chat = await aChatIn('active');
    await chat.update(visitor, update({ basket: { amount: 12.5, currency: 'EUR' }, device: 'mobile' }));
    await chat.update(visitor, update({ page }));
    expect(await chat.needs.facts.find({ tenantId: aurora, sessionId: theSession })).toMatchObject({ page, basket: { amount: 12.5 }, device: 'mobile' });
  });

  it('are told to the tenant’s agents', async () => {
    const chat = await aChatIn('active');
    await chat.update(visitor, update({ page }));
    expect([ana, bo].map(({ connectionId }) => chat.wire.to(connectionId, 'row-facts').length)).toEqual([1, 0]);
  });

  it('are the same after the same request twice', async () => {
    const chat = await aChatIn('active');
    await chat.update(visitor, update({ page }));
    const before = chat.stored();
    await chat.update(visitor, update({ page }));
    expect(chat.stored()).toEqual(before);
  });

  it('survive a late copy of the start', async () => {
    const chat = await aChatIn('active');
    await chat.update(visitor, update({ page }));
    await chat.start(visitor, aStart({ circumstances: { page: { url: 'https://shop.example/' } } }));
    expect(await chat.needs.facts.find({ tenantId: aurora, sessionId: theSession })).toMatchObject({ page });
  });
});
