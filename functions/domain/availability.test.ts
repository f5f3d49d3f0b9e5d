import { describe, expect, it } from '@jest/globals';
import { TenantId } from '../contract/ids.ts';
import { availability } from './availability.ts';
import type { TenantSettings } from './settings.ts';

const now = Date.UTC(2026, 2, 2, 20);
const settings = (change: Partial<TenantSettings>): TenantSettings => ({
  tenantId: TenantId.parse('aurora000000'), tenantName: 'Aurora', version: 1, enabled: false, useRules: true,
  rules: [{ days: [1, 2, 3], time: '09:00', enable: true }], timeZone: 'Europe/Berlin', unansweredMinutes: 10, newSessionSound: true,
  typingPreview: true, strings: {}, origins: [], identityKeys: [], accent: '#000000', position: 'right', switchedBy: 'rule',
  lastRuleAt: 0, ...change,
});

describe('availability', () => {
  it('IRP-01: is open while the master switch is on', () => {
    expect(availability(settings({ enabled: true }), now)).toEqual({ state: 'open' });
  });

  it('BY-03: says that a rule closed it and when it opens', () => {
    expect(availability(settings({}), now)).toEqual({ state: 'closed', reason: 'rule', opensAt: Date.parse('2026-03-03T08:00:00Z') });
  });

  it('BY-03: says that a person closed it', () => {
    expect(availability(settings({ switchedBy: 'manual', useRules: false }), now)).toEqual({ state: 'closed', reason: 'manual' });
  });

  it('BY-03: promises no opening while rules are not used', () => {
    expect(availability(settings({ useRules: false }), now)).toEqual({ state: 'closed', reason: 'rule' });
  });

  it('BY-03: promises no opening where no rule enables', () => {
    const onlyCloses = settings({ rules: [{ days: [1], time: '18:00', enable: false }] });
    expect(availability(onlyCloses, now)).toEqual({ state: 'closed', reason: 'rule' });
  });
});
