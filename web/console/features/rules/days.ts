/** Monday first, as ISO 8601 counts. 1 January 2024 was one. */
export const weekdays: readonly number[] = [1, 2, 3, 4, 5, 6, 7];

export const dayName = (day: number, weekday: 'short' | 'long', locale?: string): string =>
  new Intl.DateTimeFormat(locale, { weekday, timeZone: 'UTC' }).format(Date.UTC(2024, 0, day));
