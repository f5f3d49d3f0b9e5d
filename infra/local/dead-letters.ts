import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What could not be delivered, a line each: the local counterpart of the dead-letter queues. */
export function deadLettersIn(folder: string) {
  const file = join(folder, 'dead-letters.jsonl');
  return {
    add: (letter: object): void => appendFileSync(file, `${JSON.stringify(letter)}\n`),
    count: (): number => (existsSync(file) ? readFileSync(file, 'utf8').split('\n').length - 1 : 0),
  };
}

export type DeadLetters = ReturnType<typeof deadLettersIn>;
