import type { ConsoleActor } from '../../contract/actor.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { SettingsChange, SettingsView } from '../../contract/settings.ts';
import { availability } from '../../domain/availability.ts';
import { changeSettings as changed, nextRuleAt, viewSettings, type TenantSettings } from '../../domain/settings.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Agent, Agents, Desk } from '../../ports/desk.ts';
import type { Sockets } from '../../ports/sockets.ts';
import type { Timers } from '../../ports/timers.ts';
import { announceToDesk } from '../session/announce-desk.ts';

export type SettingsNeeds = { desk: Desk; agents: Agents; sockets: Sockets; timers: Timers; clock: Clock };

/** An agent changes the settings he has seen (IRP-01 to IRP-06). Of two at once the second is told. */
export const changeSettings =
  (needs: SettingsNeeds) =>
  async (actor: ConsoleActor, request: SettingsChange): Promise<Result<SettingsView>> => {
    const desk = await needs.desk.read(actor.tenantId);
    const agent = desk?.agents.find(({ agentId }) => agentId === actor.agentId);
    if (!desk || !agent?.enabled) return refuse('role-refused');
    if (desk.settings.version !== request.version) return refuse('settings-changed');

    const now = needs.clock.now();
    const { settings, events } = changed(desk.settings, request.change, { kind: 'agent', name: agent.name }, now);
    await armRules(needs, settings, now);
    if (!(await needs.desk.save(settings, events))) return refuse('settings-changed');
    await announceSettings(needs, settings, desk.agents, now);
    return accept(viewSettings(settings, now));
  };

/** Sets the timer of the next rule after a moment. Before the settings are saved: a timer too many is harmless, one too few is not. */
export async function armRules(
  { timers, clock }: Pick<SettingsNeeds, 'timers' | 'clock'>, settings: TenantSettings, after: number,
): Promise<void> {
  const at = nextRuleAt(settings, after);
  if (at !== undefined) await timers.set({ kind: 'rules', tenantId: settings.tenantId, at }, clock.now());
}

export async function announceSettings(
  needs: Pick<SettingsNeeds, 'agents' | 'sockets'>, settings: TenantSettings, people: readonly Agent[], now: number,
): Promise<void> {
  const { version, enabled, useRules } = settings;
  await announceToDesk(needs, people, { type: 'settings', version, enabled, useRules, availability: availability(settings, now) });
}
