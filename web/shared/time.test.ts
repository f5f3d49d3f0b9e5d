import { describe, expect, it } from '@jest/globals';
import { clockTime, dayName, duration, exactTime, isSameDay, openingTime, relativeTime } from './time.ts';

const noon = new Date(2026, 10, 21, 12, 5).getTime();

describe('IRP-25: moments as a reader writes them', () => {
  it('shows hour and minute', () => {
    expect([clockTime(noon, 'de'), clockTime(noon, 'en-US')]).toEqual(['12:05', expect.stringMatching(/^12:05\sPM$/)]);
  });

  it('says how long ago, up to a day', () => {
    const ago = (minutes: number) => relativeTime(noon, noon + minutes * 60_000, 'en');
    expect([ago(3), ago(120)]).toEqual(['3 min. ago', '2 hr. ago']);
    expect(ago(3_000)).toBe('Nov 21, 2026');
  });

  it('counts a length in minutes, then hours', () => {
    expect([duration(200_000, 'en'), duration(7_200_000, 'en'), duration(-5, 'en')]).toEqual(['3 min', '2 hr', '0 min']);
  });

  it('BY-03: says when it opens, with the date from six days on', () => {
    const monday = Date.UTC(2026, 10, 23, 8);
    const opens = (daysBefore: number) => openingTime(monday, monday - daysBefore * 86_400_000, 'en-GB', 'Europe/Berlin');
    expect([opens(1), opens(7)]).toEqual(['Monday 09:00', 'Monday 23 November at 09:00']);
  });

  it('separates days', () => {
    expect(isSameDay(noon, noon + 60_000)).toBe(true);
    expect(isSameDay(noon, noon + 86_400_000)).toBe(false);
    expect(dayName(noon, 'en')).toBe('Saturday, November 21, 2026');
    expect(exactTime(noon, 'en')).toMatch(/12:05:00/);
  });
});
