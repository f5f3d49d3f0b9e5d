import { Entry } from '../../contract/entry.ts';
import type { NewEntry } from '../../domain/session-change.ts';

/** The first letter of a stored entry. A greeting is a message that nobody typed. */
const letters = { message: 'm', greeting: 'g', connected: 'c', joined: 'j', unanswered: 'u', completed: 'e' } as const;
const kinds = new Map<string, keyof typeof letters>([
  ['m', 'message'], ['g', 'greeting'], ['c', 'connected'], ['j', 'joined'], ['u', 'unanswered'], ['e', 'completed'],
]);
const STORED = /^([a-z]) (\S+) (\S{12}) ([0-9a-z]+) (.*)$/s;

/**
 * An entry as one line, `m v <id> <time, base 36> text`, a third of what a map would weigh: the head pays for it with every message.
 * The author is `v`, `s` or an agent's id. An event ends in the agent's name; a message finds it in the head.
 */
export function writeEntry(entry: NewEntry): string {
  const { by, id, at } = entry;
  const letter = entry.kind === 'message' && entry.greeting ? letters.greeting : letters[entry.kind];
  const author = by.kind === 'agent' ? by.agentId : by.kind === 'visitor' ? 'v' : 's';
  const words = entry.kind === 'message' ? entry.text : by.kind === 'agent' ? by.name : '';
  return `${letter} ${author} ${id} ${at.toString(36)} ${words}`;
}

/** The entry at a place of the log. `names` are those of the session's agents. */
export function readEntry(stored: string, seq: number, names: Readonly<Record<string, string>>): Entry {
  const [, letter = '', author = '', id, time = '', words = ''] = STORED.exec(stored) ?? [];
  const kind = kinds.get(letter);
  const isMessage = kind === 'message' || kind === 'greeting';
  const by = authorOf(author, isMessage ? names[author] : words);
  const base = { seq, id, at: parseInt(time, 36), by };
  if (!isMessage) return Entry.parse({ ...base, kind });
  return Entry.parse({ ...base, kind: 'message', text: words, ...(kind === 'greeting' ? { greeting: true } : {}) });
}

/** The entries of a list that begins at a sequence. */
export const readEntries = (stored: readonly string[], first: number, names: Readonly<Record<string, string>>): Entry[] =>
  stored.map((one, index) => readEntry(one, first + index, names));

function authorOf(author: string, name: string | undefined) {
  if (author === 'v') return { kind: 'visitor' };
  return author === 's' ? { kind: 'system' } : { kind: 'agent', agentId: author, name };
}
