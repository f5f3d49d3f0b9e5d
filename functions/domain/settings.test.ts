import { describe, expect, it } from '@jest/globals';
import type { ActivationRule, EditableSettings } from '../contract/settings.ts';
import { TenantId } from '../contract/ids.ts';
import { applyRules, changeSettings, nextRuleAt, viewSettings, type TenantSettings } from './settings.ts';

const ana = { kind: 'agent', name: 'Ana' } as const;
const opens: ActivationRule = { days: [1], time: '09:00', enable: true };
const closes: ActivationRule = { days: [1], time: '17:00', enable: false };
const at = (time: string) => Date.parse(`2026-03-02T${time}:00Z`);

const settings = (change: Partial<TenantSettings> = {}): TenantSettings => ({
  tenantId: TenantId.parse('aurora000000'), tenantName: 'Aurora', version: 4, enabled: true, useRules: true,
  rules: [opens, closes], timeZone: 'UTC', unansweredMinutes: 10, newSessionSound: true, typingPreview: true, strings: {},
  origins: ['https://shop.example'], identityKeys: [{ kid: 'a', algorithm: 'HS256', secret: 's'.repeat(43) }],
  accent: '#000000', position: 'right', switchedBy: 'manual', lastRuleAt: 0, ...change,
});
const flags = ({ enabled, useRules }: TenantSettings) => ({ enabled, useRules });
const byHand = (before: TenantSettings, change: Partial<EditableSettings>, time = '12:00') =>
  changeSettings(before, change, ana, at(time));

describe('switching by hand', () => {
  it('IRP-04: off also turns the rules off', () => {
    expect(flags(byHand(settings(), { enabled: false }).settings)).toEqual({ enabled: false, useRules: false });
  });

  it('IRP-04: off wins over rules turned on with it', () => {
    expect(flags(byHand(settings({ useRules: false }), { enabled: false, useRules: true }).settings)).toEqual({ enabled: false, useRules: false });
  });

  it('IRP-05: turning rules off leaves the switch as it is', () => {
    expect(flags(byHand(settings(), { useRules: false }).settings)).toEqual({ enabled: true, useRules: false });
  });

  it('IRP-06: on does not arm the rules again', () => {
    const off = byHand(settings(), { enabled: false }).settings;
    expect(flags(byHand(off, { enabled: true }).settings)).toEqual({ enabled: true, useRules: false });
  });

  it('keeps the rules of a chat that was off already', () => {
    expect(flags(byHand(settings({ enabled: false }), { enabled: false, typingPreview: false }).settings)).toEqual({ enabled: false, useRules: true });
  });

  it('IRP-12: writes who switched what, and when', () => {
    expect(byHand(settings(), { enabled: false }).events).toEqual([
      { at: at('12:00'), subject: 'chat', enabled: false, actor: ana },
      { at: at('12:00'), subject: 'rules', enabled: false, actor: ana },
    ]);
  });

  it('IRP-12: writes no history where neither flag moves', () => {
    expect(byHand(settings(), { enabled: true, unansweredMinutes: 3 }).events).toEqual([]);
  });

  it('counts its version', () => {
    expect(byHand(settings(), { typingPreview: false }).settings.version).toBe(5);
  });
});

describe('the rules of a moment', () => {
  it('IRP-03: switch the chat to their state', () => {
    expect(applyRules(settings({ enabled: false }), at('09:00'))?.settings.enabled).toBe(true);
  });

  it('IRP-12: write the rule as the actor', () => {
    expect(applyRules(settings(), at('17:00'))?.events).toEqual([
      { at: at('17:00'), subject: 'chat', enabled: false, actor: { kind: 'rule', rule: '17:00' } },
    ]);
  });

  it('IRP-02: change nothing while rules are not used', () => {
    expect(applyRules(settings({ useRules: false }), at('17:00'))).toBeUndefined();
  });

  it('IRP-03: change nothing at any other moment', () => {
    expect(applyRules(settings(), at('16:59'))).toBeUndefined();
  });

  it('IRP-03: are applied once', () => {
    const once = applyRules(settings(), at('17:00'))?.settings ?? settings();
    expect(applyRules(once, at('17:00'))).toBeUndefined();
  });

  it('IRP-03: are not applied after those of a later moment', () => {
    expect(applyRules(settings({ enabled: false, lastRuleAt: at('17:00') }), at('09:00'))).toBeUndefined();
  });

  it('IRP-12: write no history where the switch stands right', () => {
    expect(applyRules(settings(), at('09:00'))?.events).toEqual([]);
  });

  it('IRP-03: end with the last where they contradict', () => {
    const both = settings({ rules: [{ ...opens, time: '17:00' }, closes] });
    expect(applyRules(both, at('17:00'))?.settings.enabled).toBe(false);
  });

  it('IRP-03: late, do not undo a later switch by hand', () => {
    const hand = byHand(settings({ enabled: false }), { enabled: true }, '17:01').settings;
    expect(applyRules({ ...hand, useRules: true }, at('17:00'))).toBeUndefined();
  });

  it('IRP-02: do nothing for a moment before they were turned on', () => {
    const on = byHand(settings({ useRules: false }), { useRules: true }, '17:01').settings;
    expect(applyRules(on, at('17:00'))).toBeUndefined();
  });

  it('IRP-03: late, still apply after an unrelated change', () => {
    const edited = byHand(settings(), { rules: [opens, closes, { ...opens, time: '20:00' }] }, '17:01').settings;
    expect(applyRules(edited, at('17:00'))?.settings.enabled).toBe(false);
  });
});

describe('settings', () => {
  it('IRP-02: have no next rule while rules are not used', () => {
    expect(nextRuleAt(settings({ useRules: false }), at('12:00'))).toBeUndefined();
  });

  it('IRP-03: have their next rule after a moment', () => {
    expect(nextRuleAt(settings(), at('09:00'))).toBe(at('17:00'));
  });

  it('BY-03: tell why the chat is closed and when it opens', () => {
    const closed = settings({ enabled: false, switchedBy: 'rule' });
    expect(viewSettings(closed, at('08:00')).availability).toEqual({ state: 'closed', reason: 'rule', opensAt: at('09:00') });
  });

  it('show nobody their keys and origins', () => {
    expect(JSON.stringify(viewSettings(settings(), at('12:00')))).not.toMatch(/secret|s{43}|shop\.example|identityKeys/);
  });
});
