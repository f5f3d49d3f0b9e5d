import { randomInt } from 'node:crypto';
import { join } from 'node:path';
import * as z from 'zod';
import { kept, keepJson } from './kept.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
// Longer than any key of the template asks for; a secret that already exists never changes.
const length = 64;

/** Secrets by ARN: made when first asked for, the same on every later start. */
export function secretsIn(folder: string): (arn: string) => string {
  const file = join(folder, 'secrets.json');
  const secrets = new Map(Object.entries(kept(file, z.record(z.string(), z.string()), {})));
  return (arn) => {
    const known = secrets.get(arn);
    if (known !== undefined) return known;
    const fresh = Array.from({ length }, () => alphabet[randomInt(alphabet.length)]).join('');
    secrets.set(arn, fresh);
    keepJson(file, Object.fromEntries(secrets));
    return fresh;
  };
}
