import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { importLaw } from './import-law-rule.ts';

const root = path.resolve(import.meta.dirname, '../..');
const complaints = (code: string): string[] =>
  new Linter({ cwd: root })
    .verify(
      code,
      [
        {
          files: ['**/*.tsx'],
          languageOptions: { parser: tseslint.parser },
          plugins: { foyer: { rules: { 'import-law': importLaw } } },
          rules: { 'foyer/import-law': 'error' },
        },
      ],
      path.join(root, 'web/widget/main.tsx'),
    )
    .map(({ message }) => message);

describe('the import law in the linter', () => {
  it.each([
    `import { limits } from '../../functions/contract/limits.ts';`,
    `export { limits } from '../../functions/contract/limits.ts';`,
    `export * from '../../functions/contract/limits.ts';`,
    `const limits = await import('../../functions/contract/limits.ts');`,
    `import { type Limits } from '../../functions/contract/limits.ts';`,
  ])('reports %s', (code) => {
    expect(complaints(code)).toEqual(['widget imports only types from contract']);
  });

  it.each([
    `import type { Limits } from '../../functions/contract/limits.ts';`,
    `export type { Limits } from '../../functions/contract/limits.ts';`,
    `export const here = 1;`,
  ])('passes %s', (code) => {
    expect(complaints(code)).toEqual([]);
  });
});
