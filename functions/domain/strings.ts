import { defaultStrings, type StringKey } from '../contract/words.ts';
import type { StringOverrides } from '../contract/strings.ts';

/** All words in a language: the tenant's for `de-at`, else for `de`, else for `en`, else the default. */
export function stringsIn(overrides: StringOverrides, language = 'en'): Record<string, string> {
  const wanted = language.toLowerCase();
  const chain = ['en', wanted.split('-')[0] ?? wanted, wanted];
  return chain.reduce<Record<string, string>>((words, one) => ({ ...words, ...overrides[one] }), defaultStrings);
}

/** One word with its placeholders filled. `{0}` is optional (IRP-30). */
export function say(strings: Readonly<Record<string, string>>, key: StringKey, values: Readonly<Record<string, string>> = {}): string {
  const text = strings[key] ?? defaultStrings[key];
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => (Object.hasOwn(values, name) ? (values[name] ?? whole) : whole));
}
