import { Button } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import type { SettingsView } from '../../../functions/contract/settings.ts';
import type { DraftField, SettingsDraft } from './settings-draft.ts';
import { words } from './words.ts';
import type { FormProps } from './use-settings-draft.ts';

const names: Readonly<Record<DraftField, string>> = {
  enabled: words.settings.liveChat,
  useRules: words.settings.useRules,
  rules: words.rules.title,
  timeZone: words.settings.timeZone,
  unansweredMinutes: words.settings.minutesBefore,
  newSessionSound: words.settings.sound,
  typingPreview: words.settings.preview,
  words: words.settings.wordsTitle,
};

/** What both have changed, side by side: saving keeps yours. */
export function Conflicts({ form, saved }: FormProps) {
  if (form.theirs.length === 0) return null;
  return (
    <section className="conflicts" role="alert">
      <p><IconAlertTriangle size={18} aria-hidden />{words.settings.conflict}</p>
      <ul>
        {form.theirs.map((field) => (
          <li key={field}>
            <strong>{names[field]}</strong> {words.settings.conflictSaved(theirText(saved, field))}, {words.settings.conflictYours(yourText(form.draft, field))}
            <Button size="compact-sm" variant="subtle" onClick={() => form.takeTheirs(field)}>{words.settings.takeTheirs}</Button>
          </li>
        ))}
      </ul>
    </section>
  );
}

const theirText = (saved: SettingsView, field: DraftField): string =>
  field === 'words' ? words.settings.wordsChanged : valueText(saved[field]);

const yourText = (draft: SettingsDraft, field: DraftField): string =>
  field === 'words' ? words.settings.wordsChanged : valueText(draft[field]);

function valueText(value: unknown): string {
  if (typeof value === 'boolean') return value ? words.sessions.on : words.sessions.off;
  if (Array.isArray(value)) return words.settings.rulesCount(value.length);
  return String(value);
}
