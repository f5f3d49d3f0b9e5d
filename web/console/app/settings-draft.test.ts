import { describe, expect, it } from '@jest/globals';
import { SettingsChange, SettingsView } from '../../../functions/contract/settings.ts';
import { changeOf, collisions, consequence, edited, isEmpty, withWord } from './settings-draft.ts';

const saved = SettingsView.parse({
  version: 4, tenantName: 'Aurora Outdoor', availability: { state: 'open' }, enabled: true, useRules: true,
  rules: [{ days: [1], time: '09:00', enable: true }], timeZone: 'Europe/Berlin', unansweredMinutes: 5,
  newSessionSound: true, typingPreview: true, strings: { en: { 'chat.says': 'says' } },
});

describe('a draft of the settings', () => {
  it('forgets a field that is back at its saved value', () => {
    const once = edited(saved, {}, 'enabled', false);
    expect(once).toEqual({ enabled: false });
    expect(isEmpty(edited(saved, once, 'enabled', true))).toBe(true);
  });

  it('IRP-04: tells that switching off stops the rules', () => {
    expect(consequence(saved, { enabled: false })).toBe('off-stops-rules');
    expect(consequence({ ...saved, useRules: false }, { enabled: false })).toBeUndefined();
  });

  it('IRP-05: tells that chat stays when the rules go off', () => {
    expect(consequence(saved, { useRules: false })).toBe('rules-off-keeps-chat');
  });

  it('IRP-06: tells that switching on leaves the rules off', () => {
    const off = { ...saved, enabled: false, useRules: false };
    expect(consequence(off, { enabled: true })).toBe('on-keeps-rules-off');
    expect(consequence(off, { enabled: true, useRules: true })).toBeUndefined();
  });

  it('IRP-59: sends one word without touching the others', () => {
    const draft = withWord(saved, {}, 'es', 'chat.says', 'dice:');
    const change = changeOf(saved, draft);
    expect(change).toEqual({ strings: { en: { 'chat.says': 'says' }, es: { 'chat.says': 'dice:' } } });
    expect(SettingsChange.safeParse({ version: saved.version, change }).success).toBe(true);
  });

  it('IRP-59: takes an emptied word back to its default', () => {
    expect(changeOf(saved, withWord(saved, {}, 'en', 'chat.says', ''))).toEqual({ strings: {} });
  });

  it('forgets a word that is typed back', () => {
    const draft = withWord(saved, {}, 'en', 'chat.says', 'sagt');
    expect(isEmpty(withWord(saved, draft, 'en', 'chat.says', 'says'))).toBe(true);
  });

  it("keeps another person's word when saving after a conflict", () => {
    const draft = withWord(saved, {}, 'en', 'chat.title', 'Talk');
    const theirs = { ...saved, version: 5, strings: { en: { 'chat.says': 'said' } } };
    expect(collisions(saved, theirs, draft)).toEqual([]);
    expect(changeOf(theirs, draft)).toEqual({ strings: { en: { 'chat.says': 'said', 'chat.title': 'Talk' } } });
  });

  it('names the fields that both have changed', () => {
    const theirs = { ...saved, version: 5, unansweredMinutes: 9, timeZone: 'UTC' };
    expect(collisions(saved, theirs, { unansweredMinutes: 7, enabled: false })).toEqual(['unansweredMinutes']);
  });

  it('names words that both have changed', () => {
    const theirs = { ...saved, version: 5, strings: {} };
    expect(collisions(saved, theirs, withWord(saved, {}, 'en', 'chat.says', 'sagt'))).toEqual(['words']);
  });
});
