import * as z from 'zod';
import { ActivationRule, EditableSettings, type SettingsChange, type SettingsView } from '../../../functions/contract/settings.ts';

/** What was changed and not yet saved. Words are kept one by one, so that two people can edit different ones. */
export const SettingsDraft = z.strictObject({
  ...EditableSettings.shape,
  // Half-typed values are kept too; the contract's schema decides at saving.
  timeZone: z.string(),
  unansweredMinutes: z.number(),
  rules: z.array(z.strictObject({ ...ActivationRule.shape, days: z.array(z.int()), time: z.string() })),
  /** Language → key → text; an empty text goes back to the default. */
  words: z.record(z.string(), z.record(z.string(), z.string())),
}).omit({ strings: true }).exactPartial();
export type SettingsDraft = z.infer<typeof SettingsDraft>;
export type DraftField = keyof SettingsDraft;

export const isEmpty = (draft: SettingsDraft): boolean => Object.keys(draft).length === 0;

/** The draft with one field edited; a field that is back at its saved value is no longer part of it. */
export function edited<F extends DraftField>(saved: SettingsView, draft: SettingsDraft, field: F, value: SettingsDraft[F]): SettingsDraft {
  const next: SettingsDraft = { ...draft, [field]: value };
  return SettingsDraft.parse(Object.fromEntries(
    Object.entries(next).filter(([name, kept]) => name === 'words' || !same(kept, Reflect.get(saved, name))),
  ));
}

/** The draft with one word edited in one language. */
export function withWord(saved: SettingsView, draft: SettingsDraft, language: string, key: string, text: string): SettingsDraft {
  const ofLanguage = { ...draft.words?.[language], [key]: text };
  if (text === savedWord(saved, language, key)) Reflect.deleteProperty(ofLanguage, key);
  const words = { ...draft.words, [language]: ofLanguage };
  if (Object.keys(ofLanguage).length === 0) Reflect.deleteProperty(words, language);
  return Object.keys(words).length === 0 ? without(draft, 'words') : { ...draft, words };
}

export const without = (draft: SettingsDraft, field: DraftField): SettingsDraft =>
  SettingsDraft.parse(Object.fromEntries(Object.entries(draft).filter(([name]) => name !== field)));

export const savedWord = (saved: SettingsView, language: string, key: string): string =>
  Object.entries(saved.strings[language] ?? {}).find(([known]) => known === key)?.[1] ?? '';

/** The change to send: the whole value of every field that the draft touches, on top of what is saved now. */
export function changeOf(saved: SettingsView, draft: SettingsDraft): z.input<typeof SettingsChange>['change'] {
  const { words, ...rest } = draft;
  return words ? { ...rest, strings: stringsWith(saved.strings, words) } : rest;
}

/** Fields of the draft that somebody else has changed between two saved versions. */
export function collisions(before: SettingsView, after: SettingsView, draft: SettingsDraft): DraftField[] {
  return SettingsDraft.keyof().options.filter((field) => {
    if (!(field in draft)) return false;
    if (field !== 'words') return !same(before[field], after[field]);
    return Object.entries(draft.words ?? {}).some(([language, texts]) =>
      Object.keys(texts).some((key) => savedWord(before, language, key) !== savedWord(after, language, key)));
  });
}

/** What saving does beyond the fields themselves (IRP-04, IRP-05, IRP-06). */
export function consequence(saved: SettingsView, draft: SettingsDraft): 'off-stops-rules' | 'rules-off-keeps-chat' | 'on-keeps-rules-off' | undefined {
  const useRules = draft.useRules ?? saved.useRules;
  if (draft.enabled === false && saved.useRules) return 'off-stops-rules';
  if (draft.enabled === true && !useRules && saved.rules.length > 0) return 'on-keeps-rules-off';
  if (draft.useRules === false) return 'rules-off-keeps-chat';
  return undefined;
}

function stringsWith(saved: SettingsView['strings'], words: Record<string, Record<string, string>>) {
  const next: Record<string, Record<string, string>> = {};
  for (const language of new Set([...Object.keys(saved), ...Object.keys(words)])) {
    const texts = Object.entries({ ...saved[language], ...words[language] }).flatMap(([key, text]) =>
      text.trim() === '' ? [] : [[key, text] as const]);
    if (texts.length > 0) next[language] = Object.fromEntries(texts);
  }
  return next;
}

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
