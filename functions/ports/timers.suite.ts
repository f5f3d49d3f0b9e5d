import { beforeAll, describe, expect, it } from '@jest/globals';
import { bucketOf } from '../domain/timer.ts';
import { aSessionId, aTenant, noon } from './builders.suite.ts';
import type { Timers } from './timers.ts';

const MINUTE = 60_000;

/** What every store of timers promises. Each test uses minutes of its own. */
export function timersSuite(make: () => Timers): void {
  let timers: Timers;
  let hour = 0;
  const anHour = () => noon + 60 * MINUTE * (hour += 1);
  beforeAll(() => {
    timers = make();
  });

  describe('timers', () => {
    it('are due in their minute and in no other', async () => {
      const now = anHour();
      const timer = { kind: 'unanswered', tenantId: aTenant(), sessionId: aSessionId(), at: now + 90_000 } as const;
      await timers.set(timer, now);
      expect(await timers.due(bucketOf(now + 2 * MINUTE))).toEqual([timer]);
      expect(await timers.due(bucketOf(now + MINUTE))).toEqual([]);
    });

    it('are set once, however often, and asked for as often', async () => {
      const now = anHour();
      const timer = { kind: 'rules', tenantId: aTenant(), at: now + MINUTE } as const;
      await Promise.all([timers.set(timer, now), timers.set(timer, now)]);
      expect(await timers.due(bucketOf(now + MINUTE))).toEqual([timer]);
      expect(await timers.due(bucketOf(now + MINUTE))).toEqual([timer]);
    });

    it('of all tenants share a minute', async () => {
      const now = anHour();
      const [one, other, sessionId] = [aTenant(), aTenant(), aSessionId()];
      for (const tenantId of [one, other]) {
        await timers.set({ kind: 'rules', tenantId, at: now + MINUTE }, now);
        await timers.set({ kind: 'unanswered', tenantId, sessionId, at: now + MINUTE }, now);
      }
      const due = await timers.due(bucketOf(now + MINUTE));
      expect(due.map(({ kind, tenantId }) => `${tenantId} ${kind}`).sort()).toEqual(
        [one, other].flatMap((tenantId) => [`${tenantId} rules`, `${tenantId} unanswered`]).sort(),
      );
    });
  });
}
