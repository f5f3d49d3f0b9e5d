import { existsSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { brotliCompressSync } from 'node:zlib';
import { build, type BuildOptions } from 'esbuild';
import { kilobytes } from './kilobytes.ts';
import { buildSite } from './site.ts';
import { usedIcons } from './used-icons.ts';

const options = {
  bundle: true,
  minify: true,
  legalComments: 'none' as const,
  logLevel: 'warning' as const,
  define: { 'process.env.NODE_ENV': '"production"' },
  loader: { '.woff2': 'file', '.svg': 'file', '.png': 'file', '.mp3': 'file' } as const,
  write: true,
  plugins: [usedIcons],
} satisfies BuildOptions;

const oldBrowsers = 'es2020';

export async function buildWeb(dist: string): Promise<string[]> {
  await rm(dist, { recursive: true, force: true });
  const outputs = await Promise.all([
    buildLoader(`${dist}/widget/loader.js`),
    // Every name with a hash begins with app-: those files are cached for ever.
    buildSite('web/widget', `${dist}/widget`, { ...options, target: oldBrowsers, names: 'app-[hash]', base: '' }),
    // From the root: the console's pages have deep addresses, its files do not.
    buildSite('web/console', `${dist}/console`, { ...options, target: 'es2022', names: 'assets/[name]-[hash]', base: '/' }),
    buildSite('web/demo', `${dist}/demo`, { ...options, target: 'es2022', names: 'assets/[name]-[hash]', base: '' }),
  ]);
  return outputs.flat().map(sizeLine).sort();
}

async function buildLoader(outfile: string): Promise<string[]> {
  if (!existsSync('web/widget/loader.ts')) return [];
  await build({ ...options, entryPoints: ['web/widget/loader.ts'], outfile, format: 'iife', target: oldBrowsers });
  return [outfile];
}

function sizeLine(file: string): string {
  const bytes = readFileSync(file);
  return `${file.padEnd(44)} ${kilobytes(bytes)}, ${kilobytes(brotliCompressSync(bytes))} brotli`;
}
