import { describe, expect, it } from '@jest/globals';
import { MessageText } from './entry.ts';
import { WebUrl } from './facts.ts';
import { limits } from './limits.ts';

describe('a message’s text', () => {
  it.each([
    ['  Hello \n', 'Hello'],
    ['two\nlines', 'two\nlines'],
    ['👩‍👩‍👧', '👩‍👩‍👧'],
    ['<script>', '<script>'],
    ['x'.repeat(limits.messageChars), 'x'.repeat(limits.messageChars)],
  ])('is taken and trimmed', (text, kept) => {
    expect(MessageText.parse(text)).toBe(kept);
  });

  it.each(['', ' \n\t ', 'NUL \0', '\ud800 lone', 'x'.repeat(limits.messageChars + 1), `${'x'.repeat(limits.messageChars)} `, 7, null])(
    'is refused where it cannot be kept: %j',
    (text) => {
      expect(MessageText.safeParse(text).success).toBe(false);
    },
  );
});

describe('an address of a site', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'ftp://shop.example', '//shop.example', 'shop.example', ' https://', `https://shop.example/${'x'.repeat(limits.urlChars)}`])(
    'is not %j',
    (url) => {
      expect(WebUrl.safeParse(url).success).toBe(false);
    },
  );

  it('is http or https', () => {
    expect(['http://localhost:4008/', 'https://shop.example/a?b#c'].every((url) => WebUrl.safeParse(url).success)).toBe(true);
  });
});
