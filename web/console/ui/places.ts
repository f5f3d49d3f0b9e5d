/** Two regional indicator letters, which a font with flags draws as one. */
export const flagOf = (country: string): string =>
  /^[A-Z]{2}$/.test(country) ? String.fromCodePoint(...Array.from(country, (letter) => 0x1f1e6 + letter.charCodeAt(0) - 65)) : '';

export const countryName = (country: string, locale = 'en'): string => nameOf('region', country, locale);

export const languageName = (language: string, locale = 'en'): string => nameOf('language', language, locale);

function nameOf(type: 'region' | 'language', code: string, locale: string): string {
  try {
    return new Intl.DisplayNames(locale, { type }).of(code) ?? code;
  } catch {
    // The visitor's browser states it, so it may be anything of the right shape.
    return code;
  }
}
