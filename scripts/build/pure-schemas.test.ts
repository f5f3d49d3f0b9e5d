import { describe, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import { marked } from './pure-schemas.ts';

async function bundled(contents: string): Promise<string> {
  const { outputFiles } = await build({ stdin: { contents: marked(contents), resolveDir: import.meta.dirname, loader: 'ts' }, bundle: true, minify: true, format: 'esm', write: false });
  return outputFiles.map(({ text }) => text).join('');
}

const schemas = `import * as z from 'zod/mini';
const Word = z.string().check(z.regex(/^[a-z]+$/), z.maxLength(77)).brand<'Word'>();
export const Used = z.strictObject({ used: z.optional(Word) });
const Unused = z.extend(Used, { unused: z.array(z.int().check(z.minimum(4321))) });
`;

describe('a schema in a bundle', () => {
  it('is left out where nothing uses it', async () => {
    expect(await bundled(schemas)).not.toMatch(/unused|4321/);
  });

  it('is kept with all it is made of where something does', async () => {
    expect(await bundled(schemas)).toMatch(/77[\s\S]*used/);
  });
});
