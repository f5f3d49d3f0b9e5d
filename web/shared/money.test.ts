import { describe, expect, it } from '@jest/globals';
import { moneyText } from './money.ts';

describe('IRP-41: the basket in its own currency', () => {
  it.each([
    ['en', { amount: 12.5, currency: 'EUR' }, '€12.50'],
    ['en', { amount: 1200, currency: 'JPY' }, '¥1,200'],
    ['de', { amount: 12.5, currency: 'EUR' }, '12,50\u00a0€'],
  ])('is written in %s', (language, money, text) => {
    expect(moneyText(money, language)).toBe(text);
  });
});
