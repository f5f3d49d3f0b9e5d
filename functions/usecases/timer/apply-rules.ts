import type { TenantId } from '../../contract/ids.ts';
import { applyRules as applied } from '../../domain/settings.ts';
import { announceSettings, armRules, type SettingsNeeds } from '../desk/change-settings.ts';

const ATTEMPTS = 5;

/**
 * The moment of an activation rule has come (IRP-02, IRP-03). The next one is armed first, so that a crash breaks no chain;
 * the stored moment makes sure that none is applied twice (I14).
 */
export const applyRules =
  (needs: SettingsNeeds) =>
  async (tenantId: TenantId, moment: number): Promise<void> => {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const desk = await needs.desk.read(tenantId);
      if (!desk) return;
      const now = needs.clock.now();
      await armRules(needs, desk.settings, Math.max(moment, desk.settings.lastRuleAt));
      const step = applied(desk.settings, moment);
      if (!step) return;
      if (await needs.desk.save(step.settings, step.events)) {
        await announceSettings(needs, step.settings, desk.agents, now);
        return;
      }
    }
    throw new Error('the settings kept changing while a rule was due');
  };
