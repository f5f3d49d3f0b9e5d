import { writeFile } from 'node:fs/promises';
import { pages } from './docs/pages.ts';

for (const { path, render } of pages) {
  await writeFile(path, await render());
  console.log(path);
}
