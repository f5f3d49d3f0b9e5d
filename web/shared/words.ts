import { limits } from '../../functions/contract/limits.ts';
import { refusals } from '../../functions/contract/refusals.ts';
import { defaultStrings, type StringKey } from '../../functions/contract/words.ts';

export type { StringKey };
/** A word of the tenant with its placeholders filled; what the tenant has not worded has its default. */
export type Words = (key: StringKey, values?: Readonly<Record<string, string | number>>) => string;

export const wordsFrom = (strings: Readonly<Record<string, string>>): Words => (key, values = {}) =>
  (strings[key] ?? defaultStrings[key]).replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));

/** The plain sentence for a refusal code, the tenant's own where it has one. */
export function refusalSentence(words: Words, code: string): string {
  if (code === 'chat-disabled') return words('chat.disabled');
  return (Object.entries(refusals).find(([known]) => known === code)?.[1] ?? refusals['try-again']).message;
}

/** Longer messages are refused; the composer says so before it sends. */
export const messageChars = limits.messageChars;
/** Beyond this place the server no longer counts. */
export const queueCounted = limits.queueCounted;
