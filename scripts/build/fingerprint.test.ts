import { mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { fingerprint } from './fingerprint.ts';

describe('the fingerprint of a build', () => {
  let folder = '';
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'foyer-build-'));
    await mkdir(path.join(folder, 'deep'));
    await writeFile(path.join(folder, 'deep/a.ts'), 'one');
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('stays while nothing changes', async () => {
    expect(await fingerprint([folder])).toBe(await fingerprint([folder]));
  });

  it.each([
    ['is added', () => writeFile(path.join(folder, 'deep/b.ts'), '')],
    ['grows', () => writeFile(path.join(folder, 'deep/a.ts'), 'three')],
    ['is touched', () => utimes(path.join(folder, 'deep/a.ts'), 1, 1)],
    ['goes away', () => rm(path.join(folder, 'deep/a.ts'))],
  ])('changes when a file %s', async (_what, change) => {
    const before = await fingerprint([folder]);
    await change();
    expect(await fingerprint([folder])).not.toBe(before);
  });

  it('takes a path that is not there as empty', async () => {
    expect(await fingerprint([path.join(folder, 'gone')])).toBe(await fingerprint([]));
  });
});
