import { readFile } from 'node:fs/promises';
import type { Plugin } from 'esbuild';

/**
 * Tells the bundler that making a schema changes nothing else, so that a function carries, and makes at its start, only the
 * schemas that it uses.
 */
export const pureSchemas: Plugin = {
  name: 'pure-schemas',
  setup(build) {
    build.onLoad({ filter: /\/functions\/(contract|adapters)\/.*\.ts$/ }, async ({ path: file }) => ({
      contents: marked(await readFile(file, 'utf8')), loader: 'ts',
    }));
  },
};

/** Every call of zod's, also inside another: an unused call leaves its arguments behind unless they are marked too. */
export const marked = (source: string): string => source.replace(/(?<![\w.])z\.(?:\w+\.)*\w+\(/g, '/* @__PURE__ */ $&');
