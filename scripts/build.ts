import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { fingerprint } from './build/fingerprint.ts';

const mark = 'dist/.inputs';
const started = performance.now();
const inputs = await fingerprint(['functions', 'web', 'scripts/build', 'scripts/build.ts', 'package-lock.json']);

if ((await readFile(mark, 'utf8').catch(() => '')) === inputs) {
  console.log('dist is up to date');
} else {
  // Loaded only now: the compiler alone would double the time of a build with nothing to do.
  const [{ buildFunctions }, { buildWeb }] = await Promise.all([import('./build/functions.ts'), import('./build/web.ts')]);
  await rm(mark, { force: true });
  const sizes = (await Promise.all([buildFunctions('dist'), buildWeb('dist/web')])).flat();
  await mkdir('dist', { recursive: true });
  await writeFile(mark, inputs);
  console.log([...sizes, `built in ${((performance.now() - started) / 1000).toFixed(1)} s`].join('\n'));
}
