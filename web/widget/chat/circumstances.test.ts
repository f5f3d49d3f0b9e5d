import { describe, expect, it } from '@jest/globals';
import { Circumstances } from '../../../functions/contract/facts.ts';
import { circumstancesOf } from './circumstances.ts';

const desktop = { language: 'en-GB', coarsePointer: false, shortSide: 1080 };

describe("the visitor's circumstances", () => {
  it('IRP-23: carry page and basket as the contract reads them', () => {
    const around = { page: { url: 'https://shop.test/' }, basket: { amount: 12.5, currency: 'EUR' } };
    expect(Circumstances.parse(circumstancesOf(around, desktop))).toEqual({ ...around, language: 'en-GB', device: 'desktop' });
  });

  it.each([
    [{ ...desktop, coarsePointer: true, shortSide: 390 }, 'mobile'],
    [{ ...desktop, coarsePointer: true, shortSide: 1024 }, 'desktop'],
    [{ ...desktop, shortSide: 600 }, 'desktop'],
  ])('IRP-22: %j is a %s', (browser, device) => {
    expect(circumstancesOf({}, browser).device).toBe(device);
  });

  it('IRP-22: an unreadable language is left out', () => {
    expect(circumstancesOf({}, { ...desktop, language: '' })).not.toHaveProperty('language');
  });
});
