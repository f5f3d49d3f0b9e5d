import { describe, expect, it } from '@jest/globals';
import { hrefOf, linkParts } from './links.ts';

describe('links in a text', () => {
  it.each([
    ['https://shop.test/a?b=c#d', 'https://shop.test/a?b=c#d'],
    ['http://shop.test', 'http://shop.test/'],
    ['HTTPS://SHOP.TEST', 'https://shop.test/'],
    ['www.shop.test/x', 'https://www.shop.test/x'],
    ['mailto:ana@aurora.test', 'mailto:ana@aurora.test'],
  ])('opens %s', (text, href) => {
    expect(hrefOf(text)).toBe(href);
  });

  it.each([
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', 'data:text/html,x', 'vbscript:x', 'file:///etc/passwd',
    'https://', 'http://[', 'shop.test', 'ftp://shop.test', ' https://shop.test', 'java\nscript:alert(1)', '',
  ])('leaves %j as text', (text) => {
    expect(hrefOf(text)).toBeUndefined();
  });

  it('keeps the words around an address and the stop after it', () => {
    expect(linkParts('See (https://shop.test/a), please.')).toEqual([
      { text: 'See (' },
      { text: 'https://shop.test/a', href: 'https://shop.test/a' },
      { text: '), please.' },
    ]);
  });

  it('loses no character of a text', () => {
    const text = '  one\n<b>two</b> https://a.test/?q="x" www.b.test! three  ';
    expect(linkParts(text).map((part) => part.text).join('')).toBe(text);
  });
});
