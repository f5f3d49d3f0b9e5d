import type { Money, Page } from '../../functions/contract/facts.ts';

/**
 * Hand-written reading of untrusted values, for there is no room for a schema library in the launcher.
 * Each reader answers a fresh, clean value or undefined, and passes nothing on that it was not asked for.
 */
export const field = (value: unknown, name: string): unknown => Reflect.get(Object(value), name);

export const readText = (value: unknown, longest: number): string | undefined =>
  typeof value === 'string' && value !== '' && value.length <= longest ? value : undefined;

export function readMoney(value: unknown): Money | undefined {
  const amount = field(value, 'amount');
  const currency = readText(field(value, 'currency'), 3);
  if (typeof amount !== 'number' || !(amount >= 0 && amount <= 1e12)) return undefined;
  return currency !== undefined && /^[A-Z]{3}$/.test(currency) ? { amount, currency } : undefined;
}

export function readPage(value: unknown): Page | undefined {
  const url = readWebUrl(field(value, 'url'));
  if (url === undefined) return undefined;
  const title = readText(field(value, 'title'), 10_000)?.slice(0, 200);
  const image = readWebUrl(field(value, 'image'));
  const price = readMoney(field(value, 'price'));
  return {
    url,
    ...(title !== undefined && { title }),
    ...(image !== undefined && { image }),
    ...(price !== undefined && { price }),
  };
}

function readWebUrl(value: unknown): string | undefined {
  const text = readText(value, 2_000);
  return text !== undefined && /^https?:\/\//i.test(text) && URL.canParse(text) ? text : undefined;
}

export const isColour = (text: string): boolean => /^#[0-9a-f]{6}$/.test(text);
