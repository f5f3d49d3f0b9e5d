import os from 'node:os';
import { describe, expect, it } from '@jest/globals';
import { build, type Format } from 'esbuild';
import { builtinModules } from './builtin-modules.ts';

async function bundled(contents: string, format: Format = 'esm'): Promise<string> {
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname },
    bundle: true,
    platform: 'node',
    format,
    minify: true,
    write: false,
    plugins: [builtinModules],
  });
  return outputFiles.map(({ text }) => text).join('');
}

/** Runs the bundle of an expression and reads what it leaves behind. */
async function valueOf(code: string): Promise<unknown> {
  return import(`data:text/javascript,${encodeURIComponent(await bundled(code))}`).then(({ value }: { value: unknown }) => value);
}

describe("Node's modules in a bundle", () => {
  it.each([
    ['by name', `import { EOL } from 'node:os'; export const value = EOL;`],
    ['as default', `import os from 'os'; export const value = os.EOL;`],
    ['as namespace', `import * as os from 'node:os'; export const value = os.EOL;`],
    ['by require', `export const value = require('os').EOL;`],
    ['by a later import', `export const value = (await import('node:os')).EOL;`],
  ])('work when imported %s', async (_how, code) => {
    expect(await valueOf(code)).toBe(os.EOL);
  });

  it('stay callable when required', async () => {
    expect(await valueOf(`export const value = new (require('events'))() instanceof require('events');`)).toBe(true);
  });

  it('are not imported, nor read beyond what is used', async () => {
    const text = await bundled(`import { request } from 'node:http'; console.log(request);`);
    expect(text).not.toMatch(/import|WebSocket/);
  });
});
