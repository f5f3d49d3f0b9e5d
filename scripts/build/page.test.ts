import { describe, expect, it } from '@jest/globals';
import { references, rewrite } from './page.ts';

const hashed = (name: string) => `/assets/${name.replace('.', '-1A2B.')}`;

describe('a page', () => {
  it.each([
    ['<script type="module" src="app.js"></script>', '<script type="module" src="/assets/app-1A2B.js"></script>'],
    ['<link rel="stylesheet" href="./app.css">', '<link rel="stylesheet" href="/assets/app-1A2B.css">'],
    ['<script src="/assets/app.js"></script>', '<script src="/assets/app-1A2B.js"></script>'],
  ])('gets the built names: %s', (source, built) => {
    expect(rewrite(source, hashed, 'index.html')).toBe(built);
  });

  it.each(['<script src="https://chat.example/widget/loader.js"></script>', '<a href="/basket.html">', '<script src="/widget/loader.js"></script>'])(
    'keeps what is not its own: %s',
    (html) => {
      expect(references(html)).toEqual([]);
      expect(rewrite(html, hashed, 'index.html')).toBe(html);
    },
  );

  it.each(['<script>run()</script>', '<style>p {}</style>', '<p style="color: red">', '<p onclick="run()">'])('is refused with %s', (html) => {
    expect(() => rewrite(html, hashed, 'index.html')).toThrow('content security policy');
  });

  it('is refused when nothing builds what it asks for', () => {
    expect(() => rewrite('<script src="app.js"></script>', () => undefined, 'index.html')).toThrow('app.js');
  });
});
