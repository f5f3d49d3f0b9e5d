import { beforeAll, describe, expect, it } from '@jest/globals';
import type { Facts as SessionFacts } from '../contract/facts.ts';
import { aSessionId, aTenant, strangerId, visitorId } from './builders.suite.ts';
import type { Facts } from './facts.ts';

const about: SessionFacts = {
  page: { url: 'https://aurora.test/tent', title: 'Tent', price: { amount: 12.5, currency: 'EUR' } },
  basket: { amount: 0, currency: 'EUR' }, language: 'de-AT', device: 'mobile', country: 'AT',
  customer: { verified: true, name: 'Zoë', email: 'zoe@example.com' },
};
const moved = { page: { url: 'https://aurora.test/' } };

/** What every store of facts promises. */
export function factsSuite(make: () => Facts): void {
  let facts: Facts;
  const kept = async () => {
    const key = { tenantId: aTenant(), sessionId: aSessionId() };
    await facts.put(key, visitorId, about);
    return key;
  };
  beforeAll(() => {
    facts = make();
  });

  describe('facts of a session', () => {
    it('come back as they were put', async () => {
      expect(await facts.find(await kept())).toEqual(about);
    });

    it.each([visitorId, strangerId])('stay as they were first put', async (who) => {
      const key = await kept();
      const less = { customer: { verified: false } };
      await Promise.all([facts.put(key, who, less), facts.put(key, who, less)]);
      expect(await facts.find(key)).toEqual(about);
    });

    it('take over the circumstances that are named', async () => {
      const key = await kept();
      expect(await facts.update(key, visitorId, moved)).toBe(true);
      expect(await facts.find(key)).toEqual({ ...about, ...moved });
    });

    it('stay when nothing is named', async () => {
      const key = await kept();
      expect(await facts.update(key, visitorId, {})).toBe(true);
      expect(await facts.find(key)).toEqual(about);
    });

    it('are not changed by another visitor', async () => {
      const key = await kept();
      expect(await facts.update(key, strangerId, moved)).toBe(false);
      expect(await facts.update({ ...key, sessionId: aSessionId() }, visitorId, moved)).toBe(false);
      expect(await facts.find(key)).toEqual(about);
    });

    it('are absent for another tenant', async () => {
      const key = { ...(await kept()), tenantId: aTenant() };
      expect(await facts.find(key)).toBeUndefined();
      expect(await facts.update(key, visitorId, moved)).toBe(false);
      expect(await facts.findMany(key.tenantId, [key.sessionId])).toEqual(new Map());
    });

    it('come in any number, each once', async () => {
      const tenantId = aTenant();
      const ids = Array.from({ length: 120 }, () => aSessionId());
      await Promise.all(ids.map(async (sessionId) => facts.put({ tenantId, sessionId }, visitorId, about)));
      const found = await facts.findMany(tenantId, [...ids, ...ids.slice(0, 2), aSessionId()]);
      expect([...found.keys()].sort()).toEqual([...ids].sort());
      expect(found.get(ids[119] ?? aSessionId())).toEqual(about);
      expect(await facts.findMany(tenantId, [])).toEqual(new Map());
    });
  });
}
