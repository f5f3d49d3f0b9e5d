import { existsSync } from 'node:fs';
import { glob, mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { build, type OutputFile, type Plugin } from 'esbuild';
import { builtinModules } from './builtin-modules.ts';
import { envCredentials } from './env-credentials-plugin.ts';
import { kilobytes } from './kilobytes.ts';
import { pureSchemas } from './pure-schemas.ts';
import { sdkParts } from './sdk-parts.ts';

/** One self-contained folder per deployed function; its source map lies elsewhere, for it would cost 26–63 ms at start. */
export async function buildFunctions(dist: string): Promise<string[]> {
  await Promise.all(['functions', 'maps'].map((name) => rm(path.join(dist, name), { recursive: true, force: true })));
  const entries = existsSync('functions/entries') ? await entryPoints() : [];
  if (entries.length === 0) return [];
  const isWhole = ({ out }: Entry) => out.startsWith(wholeSdk);
  const built = await Promise.all([
    bundle(dist, entries.filter((entry) => !isWhole(entry)), [sdkParts()]),
    bundle(dist, entries.filter(isWhole), []),
  ]);
  const sizes: string[] = [];
  for (const { path: file, text, contents } of built.flat()) {
    const name = path.basename(path.dirname(file));
    if (text.includes('Dynamic require of')) throw new Error(`${name} contains a require that no bundler can follow`);
    const isMap = file.endsWith('.map');
    const target = isMap ? path.join(dist, 'maps', `${name}.mjs.map`) : file;
    await mkdir(path.dirname(target), { recursive: true });
    await writeFile(target, contents);
    if (!isMap) sizes.push(`${name.padEnd(24)} ${kilobytes(contents)}, ${kilobytes(gzipSync(contents))} gzip`);
  }
  return sizes.sort();
}

// Its clients, S3 and SES, use what others never reach.
const wholeSdk = 'outbox/';

async function bundle(dist: string, entryPoints: Entry[], more: Plugin[]): Promise<OutputFile[]> {
  const { outputFiles } = await build({
    entryPoints,
    outdir: path.join(dist, 'functions'),
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node24',
    mainFields: ['module', 'main'],
    minify: true,
    legalComments: 'none',
    sourcemap: 'external',
    plugins: [builtinModules, envCredentials, pureSchemas, ...more],
    write: false,
    logLevel: 'warning',
  });
  return outputFiles;
}

type Entry = { in: string; out: string };

async function entryPoints(): Promise<Entry[]> {
  const files = await Array.fromAsync(glob('functions/entries/*.ts', { exclude: ['**/*.test.ts', '**/*.types-test.ts'] }));
  return files.sort().map((file) => ({ in: file, out: `${path.basename(file, '.ts')}/index` }));
}
