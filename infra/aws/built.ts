import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of a built part, or one sentence that says how to build it. */
export function built(assets: string, part: string): string {
  const folder = join(assets, part);
  if (!existsSync(folder)) {
    throw new Error(`${folder} is missing: type \`npm run build\` first.`);
  }
  return folder;
}
