/** The hour and minute, as the reader's language writes it (IRP-25). */
export const clockTime = (at: number, language?: string): string =>
  new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit' }).format(at);

/** The exact moment, for a tooltip. */
export const exactTime = (at: number, language?: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full', timeStyle: 'medium' }).format(at);

/** The calendar day, for separators between messages. */
export const dayName = (at: number, language?: string): string =>
  new Intl.DateTimeFormat(language, { dateStyle: 'full' }).format(at);

/** Whether two moments fall on one day of the reader's calendar. */
export const isSameDay = (one: number, other: number): boolean =>
  new Date(one).toDateString() === new Date(other).toDateString();

/** Relative up to a day ("3 min. ago"), then the date. */
export function relativeTime(at: number, now: number, language?: string): string {
  const minutes = Math.max(0, Math.floor((now - at) / 60_000));
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto', style: 'short' });
  if (minutes < 60) return words.format(-minutes, 'minute');
  if (minutes < 1_440) return words.format(-Math.floor(minutes / 60), 'hour');
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at);
}

/** When it opens, such as "Monday 09:00", with the date where the weekday alone would mislead. */
export function openingTime(at: number, now: number, language?: string, timeZone?: string): string {
  const date = at - now < 6 * 86_400_000 ? {} : { day: 'numeric', month: 'long' } as const;
  const form = new Intl.DateTimeFormat(language, { weekday: 'long', ...date, hour: '2-digit', minute: '2-digit', ...(timeZone && { timeZone }) });
  return form.format(at);
}

/** A length of time, such as "3 min" or "2 hr". */
export function duration(ms: number, language?: string): string {
  const minutes = Math.max(0, Math.floor(ms / 60_000));
  const [value, unit] = minutes < 60 ? [minutes, 'minute'] : [Math.floor(minutes / 60), 'hour'];
  return new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'short' }).format(value);
}
