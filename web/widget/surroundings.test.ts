import { describe, expect, it } from '@jest/globals';
import { complaintsAbout, readSurroundings } from './surroundings.ts';

const told = {
  foyer: 'page',
  page: { url: 'https://shop.test/tent', title: 'Tent', image: 'https://shop.test/tent.svg', price: { amount: 289, currency: 'EUR' } },
  basket: { amount: 408, currency: 'EUR' },
  identity: 'head.body.mac',
  language: 'en-GB',
  accent: '#1f6f54',
  shown: true,
  wanted: true,
  focused: false,
};

describe('what the page tells the frame', () => {
  it('BY-05: reads a whole message as it is', () => {
    const { foyer, ...rest } = told;
    expect(foyer).toBe('page');
    expect(readSurroundings(told)).toEqual(rest);
  });

  it.each([undefined, null, 'page', 12, {}, { foyer: 'pages' }])('BY-05: ignores %j', (message) => {
    expect(readSurroundings(message)).toBeUndefined();
  });

  it.each([
    ['a script address', { url: 'javascript:alert(1)' }],
    ['a file', { url: 'file:///etc/passwd' }],
    ['no address', { title: 'Tent' }],
    ['an address beyond the limit', { url: `https://shop.test/${'a'.repeat(2_000)}` }],
  ])('BY-05: drops a page with %s', (_what, page) => {
    expect(readSurroundings({ ...told, page })).not.toHaveProperty('page');
  });

  it('BY-05: drops a picture that is no web address', () => {
    expect(readSurroundings({ ...told, page: { ...told.page, image: 'data:image/svg+xml,x' } })?.page).not.toHaveProperty('image');
  });

  it('IRP-23: shortens a long page title', () => {
    expect(readSurroundings({ ...told, page: { ...told.page, title: 'T'.repeat(900) } })?.page?.title).toHaveLength(200);
  });

  it.each([
    { amount: -1, currency: 'EUR' },
    { amount: '12', currency: 'EUR' },
    { amount: Number.NaN, currency: 'EUR' },
    { amount: 1e13, currency: 'EUR' },
    { amount: 12, currency: 'euro' },
    { amount: 12, currency: 'eur' },
    { amount: 12 },
    'lots',
  ])('IRP-23: drops the basket %j', (basket) => {
    expect(readSurroundings({ ...told, basket })).not.toHaveProperty('basket');
  });

  it('BY-07: tells signing out from saying nothing', () => {
    expect(readSurroundings({ ...told, identity: null })?.identity).toBeNull();
    expect(readSurroundings({ ...told, identity: undefined })).not.toHaveProperty('identity');
    expect(readSurroundings({ ...told, identity: { name: 'Robin' } })).not.toHaveProperty('identity');
  });

  it('BY-05: takes only a plain colour as the accent', () => {
    expect(readSurroundings({ ...told, accent: 'red;}' })?.accent).toBe('#1f5eff');
  });

  it('BY-05: says to the developer what it did not understand', () => {
    expect(complaintsAbout({ page: { url: 'x' }, basket: { amount: 1 }, identity: 5 })).toHaveLength(3);
    expect(complaintsAbout({ ...told, basket: null, identity: null })).toEqual([]);
  });
});
