import { randomUUID } from 'node:crypto';
import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';
import { kept, keepJson } from '../kept.ts';

export const Letter = z.object({
  id: z.string(), from: z.string(), to: z.array(z.string()), subject: z.string(), text: z.string(), html: z.string(), at: z.string(),
});
export type Letter = z.infer<typeof Letter>;

/** The mail that the stack has sent, a file each. */
export function lettersIn(folder: string, now: () => number) {
  const box = join(folder, 'mail');
  const names = (): string[] => {
    try {
      return readdirSync(box).filter((name) => name.endsWith('.json')).toSorted().toReversed();
    } catch {
      // Nothing has been sent yet.
      return [];
    }
  };
  const read = (id: string): Letter | undefined => (/^[\w-]+$/.test(id) ? kept(join(box, `${id}.json`), Letter.optional(), undefined) : undefined);
  return {
    add: (letter: Omit<Letter, 'id' | 'at'>): Letter => {
      const at = now();
      // The time comes first, so that names sort by it.
      const whole = { id: `${at}-${randomUUID()}`, at: new Date(at).toISOString(), ...letter };
      keepJson(join(box, `${whole.id}.json`), whole);
      return whole;
    },
    /** Newest first. */
    list: (): Letter[] => names().flatMap((name) => read(name.replace('.json', '')) ?? []),
    find: read,
    clear: (): void => rmSync(box, { recursive: true, force: true }),
  };
}

export type Letters = ReturnType<typeof lettersIn>;
