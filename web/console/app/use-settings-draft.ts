import { useState } from 'react';
import * as z from 'zod';
import { SettingsChange, SettingsView } from '../../../functions/contract/settings.ts';
import { useConsole } from './console-context.tsx';
import { changeOf, collisions, edited, isEmpty, SettingsDraft, without, withWord, type DraftField } from './settings-draft.ts';
import { isConflict, sentenceOf, useChangeSettings, useSettings } from './settings-query.ts';
import { words } from './words.ts';

/** A form over the settings: edits lie on top of what is saved now, whoever saved it, and survive a reload. */
export function useSettingsDraft(name: string) {
  const { drafts, notices } = useConsole();
  const kept = drafts(name);
  const settings = useSettings();
  const change = useChangeSettings();
  const [{ base, draft }, setForm] = useState(() => readForm(kept.read()[0]));
  const [told, setTold] = useState<string>();

  const latest = settings.data;
  const theirs = base && latest && latest.version > base.version ? collisions(base, latest, draft) : [];
  const keep = (next: SettingsDraft, from: SettingsView | undefined): void => {
    setForm({ base: from, draft: next });
    kept.write(isEmpty(next) ? [] : [JSON.stringify({ base: from, draft: next })]);
  };
  const edit = (make: (saved: SettingsView) => SettingsDraft): void => {
    if (!latest) return;
    const next = make(latest);
    keep(next, isEmpty(next) ? undefined : (isEmpty(draft) ? latest : base));
    setTold(undefined);
  };

  const save = (): void => {
    if (!latest) return;
    const parsed = SettingsChange.shape.change.safeParse(changeOf(latest, draft));
    if (!parsed.success) return setTold(parsed.error.issues[0]?.message);
    // What somebody else saved is on the screen by now, so that this is a change made from it.
    change.mutate({ version: latest.version, change: parsed.data }, {
      onSuccess: () => {
        keep({}, undefined);
        setTold(undefined);
        notices.show({ kind: 'done', text: words.settings.saved });
      },
      onError: (problem) => setTold(isConflict(problem) ? words.settings.conflict : sentenceOf(problem, words.common.failed)),
    });
  };

  return {
    settings, draft, theirs, told, save,
    base,
    isDirty: !isEmpty(draft),
    isSaving: change.isPending,
    set: <F extends DraftField>(field: F, value: SettingsDraft[F]) => edit((saved) => edited(saved, draft, field, value)),
    setWord: (language: string, key: string, text: string) => edit((saved) => withWord(saved, draft, language, key, text)),
    discard: () => { keep({}, undefined); setTold(undefined); },
    takeTheirs: (field: DraftField) => edit(() => without(draft, field)),
  };
}

/** What each part of such a form is given. */
export type FormProps = { form: ReturnType<typeof useSettingsDraft>; saved: SettingsView };

const KeptForm = z.object({ base: SettingsView, draft: SettingsDraft });

function readForm(text: string | undefined): { base: SettingsView | undefined; draft: SettingsDraft } {
  const nothing = { base: undefined, draft: {} };
  if (text === undefined) return nothing;
  const form = KeptForm.safeParse(JSON.parse(text));
  return form.success ? form.data : nothing;
}
