import { readFileSync } from 'node:fs';
import { glob } from 'node:fs/promises';
import path from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { root } from '../infra/local/root.ts';

export type Size = { raw: number; gzip: number; brotli: number };

const built = path.join(root, 'dist');
const none: Size = { raw: 0, gzip: 0, brotli: 0 };

/** Bytes of what is deployed: each file compressed by itself, as the CDN and the Lambda archive do. */
export async function size() {
  const [loader, opened, console] = await Promise.all([
    bytes('web/widget/loader.js'),
    // What the first press of the button fetches.
    bytes('web/widget/{frame.html,app-*.js,app-*.css}'),
    bytes('web/console/{index.html,assets/*.js,assets/*.css}'),
  ]);
  const bundles = await Array.fromAsync(glob('functions/*/index.mjs', { cwd: built }));
  const functions = Object.fromEntries(await Promise.all(bundles.toSorted().map(async (file) => [path.dirname(file).replace('functions/', ''), await bytes(file)] as const)));
  return { loader, widget: plus(loader, opened), console, functions };
}

async function bytes(pattern: string): Promise<Size> {
  const files = await Array.fromAsync(glob(pattern, { cwd: built }));
  if (files.length === 0) throw new Error(`nothing is built at ${pattern}`);
  return files.map((file) => readFileSync(path.join(built, file)))
    .map((content) => ({ raw: content.length, gzip: gzipSync(content, { level: 9 }).length, brotli: brotliCompressSync(content).length }))
    .reduce(plus, none);
}

const plus = (one: Size, other: Size): Size => ({ raw: one.raw + other.raw, gzip: one.gzip + other.gzip, brotli: one.brotli + other.brotli });
