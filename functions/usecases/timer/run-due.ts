import { bucketOf, type Timer } from '../../domain/timer.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Timers } from '../../ports/timers.ts';
import type { SessionKey } from '../../domain/session-change.ts';
import type { TenantId } from '../../contract/ids.ts';

type Needs = {
  timers: Timers;
  clock: Clock;
  expireSession: (key: SessionKey) => Promise<void>;
  applyRules: (tenantId: TenantId, moment: number) => Promise<void>;
};

/**
 * One minute's tick: everything due in the minute it was scheduled for. It may come late, early or twice;
 * what fails makes the whole minute be tried again.
 */
export const runDue =
  (needs: Needs) =>
  async (scheduledAt: number): Promise<void> => {
    const due = await needs.timers.due(bucketOf(scheduledAt));
    const outcomes = await Promise.allSettled(due.map(async (timer) => run(needs, timer, scheduledAt)));
    const failed = outcomes.filter(({ status }) => status === 'rejected').length;
    if (failed > 0) throw new Error(`${failed} of ${due.length} timers failed and will be tried again`);
  };

async function run(needs: Needs, timer: Timer, scheduledAt: number): Promise<void> {
  if (timer.at > needs.clock.now()) {
    // The tick came early. The next minute's comes after the moment.
    await needs.timers.set(timer, scheduledAt);
    return;
  }
  if (timer.kind === 'rules') await needs.applyRules(timer.tenantId, timer.at);
  else await needs.expireSession(timer);
}
