import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import { pages } from './pages.ts';
import { findProofs, idsIn, readRequirements } from './requirements.ts';

describe('the generated pages', () => {
  it.each(pages)('$path is what npm run docs writes', async ({ path, render }) => {
    expect(await readFile(path, 'utf8')).toBe(await render());
  });
});

describe('the list of requirements', () => {
  it('names every id that a test names', async () => {
    const requirements = await readRequirements();
    expect([...findProofs().keys()].filter((id) => !(id in requirements))).toEqual([]);
  });

  it('has all 238', async () => {
    const count = (prefix: string, ids: string[]) => ids.filter((id) => id.startsWith(`${prefix}-`)).length;
    const ids = Object.keys(await readRequirements());
    expect(['IRP', 'ST', 'IC', 'SNS', 'KYC', 'BY'].map((prefix) => count(prefix, ids))).toEqual([60, 76, 32, 27, 19, 24]);
  });

  it('is proved by titles alone', () => {
    const id = 'IRP-01';
    const source = `// ${id}: a comment\nit('${id}, IRP-02 and BY-03: is so', () => {});\nexpect('see ${id}');`;
    expect([...idsIn(source)]).toEqual([id, 'IRP-02', 'BY-03']);
  });
});
