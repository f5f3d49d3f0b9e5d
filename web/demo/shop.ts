import { catalogues, type Product, type Theme } from './catalogue.ts';
import { changed, linesOf, readQuantities, totalOf, type Line } from './basket.ts';
import { local } from './storage.ts';
import type { Money } from '../../functions/contract/facts.ts';

/** What the server of this shop says about it: the tenant id is not known when the shop is built. */
export type ShopFile = { brand: string; tenantId: string; loader: string; theme: Theme };
export type Order = { number: string; at: number; total: Money; name: string };

export async function readShop(): Promise<ShopFile> {
  const file: unknown = await (await fetch('/shop.json')).json();
  const text = (name: string): string => {
    const value: unknown = Reflect.get(Object(file), name);
    return typeof value === 'string' ? value : '';
  };
  const brand = text('brand') || 'Aurora Outdoor';
  return { brand, tenantId: text('tenantId'), loader: text('loader'), theme: /birch|book/i.test(`${text('theme')} ${brand}`) ? 'birch' : 'aurora' };
}

/** The shop's own memory, in this browser alone. */
export function createShop(file: ShopFile) {
  const { products } = catalogues[file.theme];
  const listeners = new Set<() => void>();
  const lines = (): Line[] => linesOf(readQuantities(local.read('basket')), products);
  const tell = (): void => { for (const listener of listeners) listener(); };
  const currency = products[0]?.price.currency ?? 'EUR';

  return {
    ...file,
    ...catalogues[file.theme],
    lines,
    total: (): Money => totalOf(lines(), currency),
    change: (product: Product, by: number): void => {
      local.write('basket', JSON.stringify(changed(readQuantities(local.read('basket')), product.sku, by)));
      tell();
    },
    onChange: (listener: () => void): void => { listeners.add(listener); },
    /** Records the order here and empties the basket. Nothing is paid and nothing leaves the browser. */
    order: (name: string): Order => {
      const order = { number: `${Date.now() % 1_000_000}`.padStart(6, '0'), at: Date.now(), total: totalOf(lines(), currency), name };
      local.write('orders', JSON.stringify([order, ...orders()]));
      local.drop('basket');
      tell();
      return order;
    },
  };
}
export type Shop = ReturnType<typeof createShop>;

function orders(): unknown[] {
  try {
    const kept: unknown = JSON.parse(local.read('orders') ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
}
