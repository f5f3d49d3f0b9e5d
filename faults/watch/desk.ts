import type { TenantId } from '../../functions/contract/ids.ts';
import { nextMoment } from '../../functions/domain/activation-rule.ts';
import type { TenantSettings } from '../../functions/domain/settings.ts';
import type { KeptEvent, Store } from '../../functions/ports/memory/store.ts';
import type { Witness } from '../witness.ts';

const minute = 60_000;

/** Checks the master switch and its history: I14, and that each line of the history is a change. */
export function watchSettings(witness: Witness) {
  const { expect } = witness;
  const switched = new Map<TenantId, boolean>();
  const fired = new Set<string>();
  const savedAt = new Map<TenantId, number>();

  return {
    saved: (tenantId: TenantId, before: TenantSettings | undefined, after: TenantSettings, now: number) => {
      if (!before) switched.set(tenantId, after.enabled);
      expect('I10', !before || after.version === before.version + 1, () => `settings ${after.version} after ${before?.version ?? 0}`);
      // A rule that changes nothing marks its moment only.
      if (!before || before.lastRuleAt === after.lastRuleAt || before.enabled !== after.enabled) savedAt.set(tenantId, now);
    },
    recorded: (kept: readonly KeptEvent[]) => {
      for (const { tenantId, event } of kept) {
        if (event.subject !== 'chat') continue;
        expect('I14', switched.get(tenantId) !== event.enabled, () => `the chat was switched ${event.enabled ? 'on' : 'off'} twice`);
        switched.set(tenantId, event.enabled);
        if (event.actor.kind !== 'rule') continue;
        const moment = `${tenantId} ${event.at}`;
        expect('I14', !fired.has(moment), () => `the rule of ${new Date(event.at).toISOString()} fired twice`);
        fired.add(moment);
      }
    },
    /** At rest: the switch is where its history says, and no due rule has been forgotten. */
    atRest: (store: Store, now: number) => {
      for (const [tenantId, settings] of store.settings) {
        expect('I14', switched.get(tenantId) === settings.enabled, () => 'the switch is not where its history says');
        const due = settings.useRules ? nextMoment(settings.rules, settings.timeZone, Math.max(settings.lastRuleAt, savedAt.get(tenantId) ?? 0)) : undefined;
        expect('I14', !due || due.at > now - 2 * minute, () => `the rule of ${new Date(due?.at ?? 0).toISOString()} was forgotten`);
      }
    },
  };
}
