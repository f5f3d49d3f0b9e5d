import type { Money } from '../../functions/contract/facts.ts';
import type { Product } from './catalogue.ts';

export type Line = { product: Product; quantity: number };
type Quantities = Readonly<Record<string, number>>;

/** Puts more of a product into a basket, or with a negative count takes some out; what falls to none is gone. */
export function changed(quantities: Quantities, sku: string, by: number): Quantities {
  const { [sku]: before = 0, ...rest } = quantities;
  const quantity = Math.min(99, before + by);
  return quantity > 0 ? { ...rest, [sku]: quantity } : rest;
}

export const linesOf = (quantities: Quantities, products: readonly Product[]): Line[] =>
  products.flatMap((product) => {
    const quantity = quantities[product.sku] ?? 0;
    return quantity > 0 ? [{ product, quantity }] : [];
  });

/** One shop sells in one currency. Rounded to cents, for sums of fractions drift. */
export const totalOf = (lines: readonly Line[], currency: string): Money => ({
  amount: Math.round(lines.reduce((sum, { product, quantity }) => sum + product.price.amount * quantity, 0) * 100) / 100,
  currency,
});

export const countOf = (lines: readonly Line[]): number => lines.reduce((sum, { quantity }) => sum + quantity, 0);

export function readQuantities(text: string | null): Quantities {
  try {
    const kept: unknown = JSON.parse(text ?? '{}');
    const entries = typeof kept === 'object' && kept !== null ? Object.entries(kept) : [];
    return Object.fromEntries(entries.filter((entry): entry is [string, number] => typeof entry[1] === 'number'));
  } catch {
    return {};
  }
}
