import { describe, expect, it } from '@jest/globals';
import { countryName, flagOf, languageName } from './places.ts';

describe('IRP-41: places and languages', () => {
  it('IRP-41: draws the flag and names the country', () => {
    expect(flagOf('DE')).toBe('🇩🇪');
    expect(countryName('DE')).toBe('Germany');
  });

  it('IRP-41: shows an unknown country by its code', () => {
    expect(countryName('QQ')).toBe('QQ');
    expect(flagOf('<b>')).toBe('');
  });

  it('IRP-41: names a language and keeps what it cannot name', () => {
    expect(languageName('pt-BR')).toBe('Brazilian Portuguese');
    expect(languageName('x')).toBe('x');
  });
});
