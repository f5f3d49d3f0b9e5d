import type { Money } from '../../functions/contract/facts.ts';

/** An amount in its own currency, as the reader's language writes it. */
export function moneyText({ amount, currency }: Money, language?: string): string {
  return new Intl.NumberFormat(language, { style: 'currency', currency }).format(amount);
}
