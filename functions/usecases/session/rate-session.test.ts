import { describe, expect, it } from '@jest/globals';
import { aChatIn, aMessage, aRating, aSync } from '../test/a-chat.ts';
import { ana, ben, visitor } from '../test/people.ts';

describe('rating', () => {
  it.each([
    [['good'], 'good'],
    [['good', 'bad'], 'bad'],
    [['good', 'good'], 'good'],
    [['bad', null], undefined],
  ] as const)('IRP-28: keeps the last of %j', async (clicks, kept) => {
    const chat = await aChatIn('active');
    for (const click of clicks) await chat.rate(visitor, aRating(click));
    expect(chat.head()?.rating).toBe(kept);
  });

  it('IRP-28: shows in every agent’s grid', async () => {
    const chat = await aChatIn('active');
    await chat.rate(visitor, aRating('bad'));
    expect([ana, ben].flatMap(({ connectionId }) => chat.wire.to(connectionId, 'row-state').map(({ row }) => row.rating))).toEqual(['bad', 'bad']);
  });

  it('IRP-28: disappears from the grid once cleared', async () => {
    const chat = await aChatIn('active');
    await chat.rate(visitor, aRating('bad'));
    chat.wire.clear();
    await chat.rate(visitor, aRating(null));
    expect(chat.wire.to(ana.connectionId, 'row-state')[0]?.row).not.toHaveProperty('rating');
  });

  it('IRP-28: goes with the next message to the other tabs', async () => {
    const chat = await aChatIn('active');
    await chat.rate(visitor, aRating('good'));
    await chat.say(ana, aMessage(1));
    expect(chat.wire.to(visitor.connectionId, 'entries')).toMatchObject([{ rating: 'good' }]);
  });

  it('IRP-28: is in the view', async () => {
    const chat = await aChatIn('completed');
    await chat.rate(visitor, aRating('good'));
    expect(await chat.sync(visitor, aSync(0))).toMatchObject({ ok: true, value: { session: { rating: 'good', state: 'completed' } } });
  });

  it('writes nothing into the log', async () => {
    const chat = await aChatIn('active');
    const before = await chat.log();
    await chat.rate(visitor, aRating('good'));
    expect(await chat.log()).toEqual(before);
  });

  it('stands after a lost reply and a retry', async () => {
    const chat = await aChatIn('active');
    chat.breaks.after('write');
    await expect(chat.rate(visitor, aRating('good'))).rejects.toThrow('broken');
    expect(await chat.rate(visitor, aRating('good'))).toMatchObject({ ok: true, value: { rating: 'good' } });
  });
});
