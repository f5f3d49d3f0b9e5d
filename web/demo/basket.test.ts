import { describe, expect, it } from '@jest/globals';
import { changed, countOf, linesOf, readQuantities, totalOf } from './basket.ts';
import { catalogues } from './catalogue.ts';

const { products } = catalogues.birch;

describe("the demo shop's basket", () => {
  it('IRP-23: adds up in cents', () => {
    const lines = linesOf({ harbour: 3, moths: 1 }, products);
    expect(totalOf(lines, 'GBP')).toEqual({ amount: 67.47, currency: 'GBP' });
    expect(countOf(lines)).toBe(4);
  });

  it('IRP-23: a product taken out is gone', () => {
    expect(changed(changed({}, 'harbour', 1), 'harbour', -1)).toEqual({});
    expect(changed({ harbour: 99 }, 'harbour', 1)).toEqual({ harbour: 99 });
  });

  it.each([null, '', 'x', '[]', 'null', '{"harbour":"many"}'])('IRP-23: %j is an empty basket', (text) => {
    expect(linesOf(readQuantities(text), products)).toEqual([]);
  });

  it.each(Object.entries(catalogues))('IRP-23: %s sells in one currency', (_theme, { products: all }) => {
    expect(new Set(all.map(({ price }) => price.currency)).size).toBe(1);
  });
});
