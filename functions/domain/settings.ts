import type { TenantId } from '../contract/ids.ts';
import type { EditableSettings, IdentityKey, SettingsView, StatusEvent } from '../contract/settings.ts';
import { momentAt, nextMoment } from './activation-rule.ts';
import { availability } from './availability.ts';

/** A tenant as it is kept: what people may edit, and what only the operator and the system set. */
export type TenantSettings = EditableSettings & {
  readonly tenantId: TenantId;
  readonly tenantName: string;
  readonly version: number;
  /** Origins on which the script tag may stand. */
  readonly origins: readonly string[];
  readonly identityKeys: readonly IdentityKey[];
  readonly accent: string;
  readonly position: 'left' | 'right';
  /** Who moved the master switch last; the reason that a closed chat gives. */
  readonly switchedBy: 'manual' | 'rule';
  /** Rule moments up to this one are settled, by a rule or by a person, in milliseconds: none fires twice, none out of order. */
  readonly lastRuleAt: number;
};

export type SettingsStep = { readonly settings: TenantSettings; readonly events: readonly StatusEvent[] };

/** What a person's change makes of the settings, and which lines of the status history it writes. */
export function changeSettings(
  before: TenantSettings,
  change: Partial<EditableSettings>,
  actor: StatusEvent['actor'],
  now: number,
): SettingsStep {
  // IRP-04: switching off by hand also stops the rules. IRP-05 and IRP-06: nothing else touches the other flag.
  const rulesOff = change.enabled === false && before.enabled ? { useRules: false } : {};
  const after = { ...before, ...change, ...rulesOff, version: before.version + 1 };
  const moved = after.enabled !== before.enabled;
  const armed = after.useRules && !before.useRules;
  // A rule whose moment lies before this decision does not overrule it, however late its tick.
  const settled = moved || armed ? { lastRuleAt: Math.max(before.lastRuleAt, now) } : {};
  return {
    settings: { ...after, ...settled, ...(moved ? { switchedBy: 'manual' } : {}) },
    events: [
      ...(moved ? [{ at: now, subject: 'chat', enabled: after.enabled, actor } as const] : []),
      ...(after.useRules === before.useRules ? [] : [{ at: now, subject: 'rules', enabled: after.useRules, actor } as const]),
    ],
  };
}

/** IRP-02, IRP-03: what the rules of one moment make of the settings; undefined where they change nothing. */
export function applyRules(before: TenantSettings, moment: number): SettingsStep | undefined {
  if (!before.useRules || before.lastRuleAt >= moment) return undefined;
  // Of rules that contradict each other at one moment, the last in the list decides.
  const rule = momentAt(before.rules, before.timeZone, moment).at(-1);
  if (!rule) return undefined;
  const after = { ...before, lastRuleAt: moment, version: before.version + 1 };
  if (rule.enable === before.enabled) return { settings: after, events: [] };
  const actor = { kind: 'rule', rule: rule.time } as const;
  return {
    settings: { ...after, enabled: rule.enable, switchedBy: 'rule' },
    events: [{ at: moment, subject: 'chat', enabled: rule.enable, actor }],
  };
}

/** When a rule is next due, or undefined where none is. */
export function nextRuleAt(settings: TenantSettings, after: number): number | undefined {
  return settings.useRules ? nextMoment(settings.rules, settings.timeZone, after)?.at : undefined;
}

const MINUTE = 60_000;

/** IRP-51: when a session that nobody has answered becomes unanswered. */
export const deadlineOf = ({ enteredAt }: { readonly enteredAt: number }, { unansweredMinutes }: TenantSettings) =>
  enteredAt + unansweredMinutes * MINUTE;

/** What an agent may see at a moment. Keys and origins stay here. */
export function viewSettings(settings: TenantSettings, now: number): SettingsView {
  const { enabled, useRules, rules, timeZone, unansweredMinutes, newSessionSound, typingPreview, strings } = settings;
  const { version, tenantName } = settings;
  return {
    enabled, useRules, rules, timeZone, unansweredMinutes, newSessionSound, typingPreview, strings, version, tenantName,
    availability: availability(settings, now),
  };
}
