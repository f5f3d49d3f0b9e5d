import { describe, expect, it } from '@jest/globals';
import { limits } from './limits.ts';
import { ActivationRule, IdentityKey, Origin, SettingsChange, TimeZone } from './settings.ts';
import { defaultStrings } from './words.ts';

const rule = { days: [1, 5], time: '09:00', enable: true };
const change = (changes: object) => SettingsChange.safeParse({ version: 1, change: changes }).success;

describe('an activation rule', () => {
  it.each([{}, { days: [7] }, { time: '00:00' }, { time: '23:59' }])('IRP-03: may say %j', (more) => {
    expect(ActivationRule.safeParse({ ...rule, ...more }).success).toBe(true);
  });

  it.each([{ days: [] }, { days: [0] }, { days: [8] }, { days: [1, 1] }, { time: '24:00' }, { time: '9:00' }, { time: '09:60' }, { enable: 'yes' }, { extra: 1 }])(
    'IRP-03: may not say %j',
    (more) => {
      expect(ActivationRule.safeParse({ ...rule, ...more }).success).toBe(false);
    },
  );
});

describe('a change of settings', () => {
  it.each([
    { enabled: true }, { unansweredMinutes: 1 }, { unansweredMinutes: limits.unansweredMinutesMax }, { strings: { 'de-at': { 'chat.title': 'Servus' } } },
  ])('may be %j', (changes) => {
    expect(change(changes)).toBe(true);
  });

  it.each([
    {}, { enabled: 'true' }, { tenantName: 'x' }, { origins: [] }, { identityKeys: [] }, { unansweredMinutes: 0 }, { unansweredMinutes: 1.5 },
    { unansweredMinutes: limits.unansweredMinutesMax + 1 }, { rules: Array.from({ length: limits.rulesPerTenant + 1 }, () => rule) },
    { strings: { de: { 'no.such.key': 'x' } } }, { strings: { de: { 'chat.title': '' } } }, { strings: { DE: { 'chat.title': 'x' } } },
    { enabled: undefined },
  ])('may not be %j', (changes) => {
    expect(change(changes)).toBe(false);
  });

  it.each(['__proto__', 'constructor'])('keeps no words for the language %s', (language) => {
    const input: unknown = JSON.parse(`{"version":1,"change":{"strings":{"${language}":{"chat.title":"x"}}}}`);
    const parsed = SettingsChange.safeParse(input);
    expect(Object.keys(parsed.data?.change.strings ?? {})).toEqual([]);
  });

  it('knows the key of every word', () => {
    expect(change({ strings: { en: { ...defaultStrings } } })).toBe(true);
  });
});

describe('a time zone', () => {
  it.each(['Europe/Berlin', 'America/Argentina/Buenos_Aires', 'UTC'])('may be %s', (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(true);
  });

  it.each(['', 'Europe/Atlantis', 'Berlin', 'x'.repeat(100), '../etc/localtime'])('may not be %s', (zone) => {
    expect(TimeZone.safeParse(zone).success).toBe(false);
  });
});

describe('an origin', () => {
  it.each(['https://shop.example', 'http://localhost:4008'])('may be %s', (origin) => {
    expect(Origin.safeParse(origin).success).toBe(true);
  });

  it.each(['https://shop.example/', 'https://shop.example/path', 'https://SHOP.example', 'https://shop.example:443', 'null', '*', 'file:///x', 'https://*.example/', 'javascript:x'])(
    'may not be %s',
    (origin) => {
      expect(Origin.safeParse(origin).success).toBe(false);
    },
  );
});

describe('an identity key', () => {
  it('BY-07: has a secret that cannot be guessed', () => {
    expect(IdentityKey.safeParse({ kid: 'a', algorithm: 'HS256', secret: 's'.repeat(42) }).success).toBe(false);
  });

  it('BY-07: knows two algorithms and no other', () => {
    const algorithms = ['HS256', 'EdDSA', 'none', 'RS256', 'HS512'];
    const key = (algorithm: string) => ({ kid: 'a', algorithm, ...(algorithm === 'EdDSA' ? { publicKey: 'p'.repeat(43) } : { secret: 's'.repeat(43) }) });
    expect(algorithms.filter((algorithm) => IdentityKey.safeParse(key(algorithm)).success)).toEqual(['HS256', 'EdDSA']);
  });
});
