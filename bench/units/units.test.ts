import { describe, expect, it } from '@jest/globals';
import { sizeOf, type Item } from './item.ts';
import { readUnits, writeUnits, type Index } from './units.ts';

/** An item of exactly this many bytes. */
const ofSize = (bytes: number, more: Item = {}): Item => ({ pk: { S: 'p' }, sk: { S: 's' }, ...more, text: { S: 'x'.repeat(bytes - 10 - sizeOf(more)) } });
const index: Index = { keys: ['statePk', 'stateSk'], projected: ['version'] };
const listed = (state: string, version = 1): Item => ({ statePk: { S: state }, stateSk: { S: '1' }, version: { N: String(version) } });

describe('the size of an item', () => {
  it.each<[string, Item, number]>([
    ['UTF-8 bytes of name and text', { naïve: { S: '€' } }, 6 + 3],
    ['two digits of a number in a byte', { n: { N: '1234567' } }, 1 + 5],
    ['a negative number', { n: { N: '-12' } }, 1 + 3],
    ['zero', { n: { N: '0' } }, 1 + 2],
    ['a flag', { n: { BOOL: true } }, 1 + 1],
    ['a set', { n: { SS: ['ab', 'c'] } }, 1 + 3],
    ['a list', { n: { L: [{ S: 'ab' }] } }, 1 + 3 + 1 + 2],
    ['a map', { n: { M: { ab: { S: 'c' } } } }, 1 + 3 + 1 + 2 + 1],
    ['binary', { n: { B: Buffer.from('abc').toString('base64') } }, 1 + 3],
  ])('counts %s', (_what, item, size) => {
    expect(sizeOf(item)).toBe(size);
  });
});

describe('write units', () => {
  it.each([[1_024, 1], [1_025, 2], [3_072, 3]])('round %d bytes up to %d', (size, units) => {
    expect(writeUnits({ before: undefined, after: ofSize(size) })).toBe(units);
  });

  it('follow the larger of before and after', () => {
    expect([writeUnits({ before: ofSize(1_025), after: ofSize(20) }), writeUnits({ before: ofSize(20), after: ofSize(1_025) })]).toEqual([2, 2]);
  });

  it('are paid by a refused write too, for what stood there', () => {
    expect([
      writeUnits({ before: ofSize(1_025), after: ofSize(5_000), refused: true }),
      writeUnits({ before: undefined, after: ofSize(20), refused: true }),
    ]).toEqual([2, 1]);
  });

  it('are double in a transaction', () => {
    expect(writeUnits({ before: undefined, after: ofSize(1_025), inTransaction: true })).toBe(4);
  });

  it.each<[string, Item | undefined, Item | undefined, number]>([
    ['one for an entry of an index', undefined, ofSize(200, listed('A')), 2],
    ['two for its move to another place', ofSize(200, listed('A')), ofSize(200, listed('B')), 3],
    ['one for a change it shows', ofSize(200, listed('A', 1)), ofSize(200, listed('A', 2)), 2],
    ['none for a change it does not show', ofSize(200, listed('A')), ofSize(300, listed('A')), 1],
    ['one for leaving it', ofSize(200, listed('A')), ofSize(200), 2],
    ['none outside it', ofSize(200), ofSize(300), 1],
    ['one for a deletion', ofSize(200, listed('A')), undefined, 2],
  ])('are, besides the item, %s', (_what, before, after, units) => {
    expect(writeUnits({ before, after }, [index])).toBe(units);
  });
});

describe('read units', () => {
  it.each([[4_096, 0.5], [4_097, 1], [8_193, 1.5]])('are half a unit for each 4 KB of %d bytes', (size, units) => {
    expect(readUnits([ofSize(size)])).toBe(units);
  });

  it('are double where the answer must be new', () => {
    expect(readUnits([ofSize(4_097)], { consistent: true })).toBe(2);
  });

  it('round the items of a Query together and those of a batch each', () => {
    const items = [ofSize(100), ofSize(100), ofSize(4_000)];
    expect([readUnits(items), readUnits(items, { each: true })]).toEqual([1, 1.5]);
  });

  it('are paid for nothing too', () => {
    expect(readUnits([])).toBe(0.5);
  });
});
