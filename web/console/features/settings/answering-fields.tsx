import { NumberInput, Select } from '@mantine/core';
import { limits } from '../../../../functions/contract/limits.ts';
import { words } from '../../app/words.ts';
import { Section } from '../../ui/page.tsx';
import { SettingSwitch } from '../../ui/setting-switch.tsx';
import { useNow } from '../../ui/use-now.ts';
import type { FormProps } from '../../app/use-settings-draft.ts';

const zones = Intl.supportedValuesOf('timeZone');

export function AnsweringFields({ form: { draft, set }, saved }: FormProps) {
  const now = useNow();
  const zone = draft.timeZone ?? saved.timeZone;
  const minutes = draft.unansweredMinutes ?? saved.unansweredMinutes;
  const isWhole = Number.isInteger(minutes) && minutes >= 1 && minutes <= limits.unansweredMinutesMax;
  const there = new Intl.DateTimeFormat(undefined, { weekday: 'long', hour: '2-digit', minute: '2-digit', timeZone: zone }).format(now);
  return (
    <Section title={words.settings.answering}>
      <NumberInput className="narrow" label={words.settings.minutesBefore} suffix={` ${words.settings.minutes}`} min={1} max={limits.unansweredMinutesMax}
        clampBehavior="none" allowDecimal={false} value={minutes === 0 ? '' : minutes} {...(isWhole ? {} : { error: words.settings.between(limits.unansweredMinutesMax) })}
        onChange={(value) => set('unansweredMinutes', Number(value))} />
      <SettingSwitch label={words.settings.sound} description={words.settings.soundHint} checked={draft.newSessionSound ?? saved.newSessionSound} onChange={(checked) => set('newSessionSound', checked)} />
      <SettingSwitch label={words.settings.preview} description={words.settings.previewHint} checked={draft.typingPreview ?? saved.typingPreview} onChange={(checked) => set('typingPreview', checked)} />
      <Select className="narrow" label={words.settings.timeZone} description={words.settings.timeZoneHint(there)} searchable allowDeselect={false} limit={60}
        data={zones.includes(zone) ? zones : [zone, ...zones]} value={zone} onChange={(value) => { if (value !== null) set('timeZone', value); }} />
    </Section>
  );
}
