import { createHash } from 'node:crypto';
import type { Stats } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

/** Changes when any file below these paths does, going by time and size. */
export async function fingerprint(paths: readonly string[]): Promise<string> {
  const lines = (await Promise.all(paths.map(below))).flat().sort();
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

async function below(place: string): Promise<string[]> {
  const found = await stat(place).catch(() => undefined);
  if (!found) return [];
  if (!found.isDirectory()) return [line(place, found)];
  const names = await readdir(place, { recursive: true });
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(place, name);
      return line(file, await stat(file));
    }),
  );
}

// A folder's own time tells of files added and removed.
const line = (file: string, { mtimeMs, size }: Stats): string => `${file} ${mtimeMs} ${size}`;
