import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import type * as z from 'zod';

/** Replaces a file whole: after a killed process it is the old one or the new one, never half of one. */
export function keep(path: string, content: string | Uint8Array): void {
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}.draft`;
  writeFileSync(draft, content, { mode: 0o600 });
  renameSync(draft, path);
}

export const keepJson = (path: string, value: unknown): void => keep(path, JSON.stringify(value, null, 1));

/** What was kept, or the given value where nothing was. */
export function kept<S extends z.ZodType>(path: string, schema: S, otherwise: z.output<S>): z.output<S> {
  if (!existsSync(path)) return otherwise;
  return schema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
