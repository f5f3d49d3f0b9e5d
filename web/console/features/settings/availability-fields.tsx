import { IconInfoCircle } from '@tabler/icons-react';
import { ClosedNote } from '../../app/closed-note.tsx';
import { consequence } from '../../app/settings-draft.ts';
import type { FormProps } from '../../app/use-settings-draft.ts';
import { words } from '../../app/words.ts';
import { Section } from '../../ui/page.tsx';
import { SettingSwitch } from '../../ui/setting-switch.tsx';

const told = {
  'off-stops-rules': words.settings.offStopsRules,
  'rules-off-keeps-chat': words.settings.rulesStay,
  'on-keeps-rules-off': words.settings.onKeepsRulesOff,
} as const;

/** IRP-01, IRP-02: the two switches, and in words what saving them does. */
export function AvailabilityFields({ form, saved }: FormProps) {
  const { draft, set } = form;
  const effect = consequence(saved, draft);
  return (
    <Section title={words.settings.availability}>
      <SettingSwitch label={words.settings.liveChat} description={words.settings.liveChatHint} checked={draft.enabled ?? saved.enabled} onChange={(checked) => set('enabled', checked)} />
      <ClosedNote />
      <SettingSwitch label={words.settings.useRules} description={words.settings.useRulesHint} checked={draft.useRules ?? saved.useRules} onChange={(checked) => set('useRules', checked)} />
      <p className="effect" role="status">{effect ? <><IconInfoCircle size={16} aria-hidden />{told[effect]}</> : null}</p>
    </Section>
  );
}
