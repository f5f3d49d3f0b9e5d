import type { Availability } from '../contract/availability.ts';
import { nextOpening } from './activation-rule.ts';
import type { TenantSettings } from './settings.ts';

/** BY-03: whether chat is offered at a moment, why not, and when it opens next. The one answer for widget, click and console. */
export function availability(settings: TenantSettings, now: number): Availability {
  if (settings.enabled) return { state: 'open' };
  const opening = settings.useRules ? nextOpening(settings.rules, settings.timeZone, now) : undefined;
  return { state: 'closed', reason: settings.switchedBy, ...(opening ? { opensAt: opening.at } : {}) };
}
