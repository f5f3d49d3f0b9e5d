import { beforeAll, describe, expect, it } from '@jest/globals';
import type { SessionKey } from '../domain/session-change.ts';
import { anEntryId, aSessionId, aTenant, strangerId, visitorId } from './builders.suite.ts';
import type { Facts } from './facts.ts';
import type { Outbox } from './outbox.ts';

type Stores = { readonly outbox: Outbox; readonly facts: Facts };

/** What every outbox promises. */
export function outboxSuite(make: () => Stores): void {
  let stores: Stores;
  const aChat = async (): Promise<SessionKey> => {
    const key = { tenantId: aTenant(), sessionId: aSessionId() };
    await stores.facts.put(key, visitorId, { customer: { verified: false } });
    return key;
  };
  const anOrder = (key: SessionKey, language?: string) =>
    ({ kind: 'transcript', ...key, id: anEntryId(), to: 'zoe@example.com', language }) as const;
  const place = async (order: ReturnType<typeof anOrder>, max = 2) => stores.outbox.orderTranscript(order, visitorId, max);
  const ordered = async () => {
    const order = anOrder(await aChat(), 'de');
    await place(order);
    return order;
  };
  beforeAll(() => {
    stores = make();
  });

  describe('ordering a transcript', () => {
    it('orders it once per id', async () => {
      const order = anOrder(await aChat());
      expect(await place(order)).toBe('ordered');
      expect(await place(order)).toBe('ordered-before');
      expect(await place(anOrder(order))).toBe('ordered');
    });

    it('orders it once of two at once', async () => {
      const order = anOrder(await aChat());
      expect((await Promise.all([place(order), place(order)])).sort()).toEqual(['ordered', 'ordered-before']);
    });

    it('stops at the limit and still knows what it has ordered', async () => {
      const key = await aChat();
      const [first, second] = [anOrder(key), anOrder(key)];
      await place(first);
      await place(second);
      expect(await place(anOrder(key))).toBe('limit');
      expect(await place(first)).toBe('ordered-before');
    });

    it('keeps the same id of two sessions apart', async () => {
      const order = await ordered();
      const other = { ...order, ...(await aChat()), tenantId: order.tenantId };
      await stores.facts.put(other, visitorId, { customer: { verified: false } });
      expect(await place(other)).toBe('ordered');
    });

    it("answers another visitor's or tenant's session as absent", async () => {
      const order = anOrder(await aChat());
      expect(await stores.outbox.orderTranscript(order, strangerId, 2)).toBe('absent');
      expect(await place({ ...order, tenantId: aTenant() })).toBe('absent');
      expect(await place({ ...order, sessionId: aSessionId() })).toBe('absent');
    });

    it('keeps its count when the facts are put again', async () => {
      const order = await ordered();
      await stores.facts.put(order, visitorId, { customer: { verified: true } });
      expect(await place(anOrder(order), 1)).toBe('limit');
    });
  });

  describe('carrying an order out', () => {
    it('belongs to one of two who claim it at once', async () => {
      const order = await ordered();
      expect((await Promise.all([stores.outbox.claim(order), stores.outbox.claim(order)])).sort()).toEqual(['claimed', 'held']);
    });

    it('can be claimed again once released', async () => {
      const order = await ordered();
      await stores.outbox.claim(order);
      await stores.outbox.release(order);
      expect(await stores.outbox.claim(order)).toBe('claimed');
    });

    it('is done for good', async () => {
      const order = await ordered();
      await stores.outbox.claim(order);
      await stores.outbox.done(order);
      await stores.outbox.done(order);
      await stores.outbox.release(order);
      expect(await stores.outbox.claim(order)).toBe('done-before');
    });

    it('needs an order of this tenant', async () => {
      const order = await ordered();
      expect(await stores.outbox.claim({ ...order, tenantId: aTenant() })).toBe('done-before');
      expect(await stores.outbox.claim(order)).toBe('claimed');
    });
  });
}
