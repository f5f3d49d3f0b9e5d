import { ActionIcon, Chip, SegmentedControl, TextInput } from '@mantine/core';
import { IconTrash } from '@tabler/icons-react';
import type { ActivationRule } from '../../../../functions/contract/settings.ts';
import { words } from '../../app/words.ts';
import { dayName, weekdays } from './days.ts';

type Props = { rule: ActivationRule; number: number; onChange: (rule: ActivationRule) => void; onRemove: () => void };

/** IRP-03: on these days, at this time, live chat goes on or off. */
export function RuleFields({ rule, number, onChange, onRemove }: Props) {
  const name = words.rules.rule(number);
  return (
    <li className="rule" aria-label={name}>
      <SegmentedControl aria-label={`${name}: ${words.rules.does}`} value={rule.enable ? 'on' : 'off'} onChange={(value) => onChange({ ...rule, enable: value === 'on' })}
        data={[{ value: 'on', label: words.rules.turnsOn }, { value: 'off', label: words.rules.turnsOff }]} />
      <span aria-hidden className="quiet">{words.rules.at}</span>
      <TextInput type="time" className="rule-time" aria-label={`${name}: ${words.rules.time}`} value={rule.time} {...(rule.time === '' ? { error: words.rules.needsTime } : {})}
        onChange={({ currentTarget }) => onChange({ ...rule, time: currentTarget.value })} />
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={words.rules.remove(String(number))} onClick={onRemove}><IconTrash size={18} aria-hidden /></ActionIcon>
      <div className="rule-days" role="group" aria-label={`${name}: ${words.rules.days}`}>
        {weekdays.map((day) => (
          <Chip key={day} size="sm" variant="light" checked={rule.days.includes(day)} aria-label={dayName(day, 'long')}
            onChange={(checked) => onChange({ ...rule, days: checked ? [...rule.days, day].sort() : rule.days.filter((other) => other !== day) })}>
            {dayName(day, 'short')}
          </Chip>
        ))}
        {rule.days.length === 0 ? <p className="problem" role="alert">{words.rules.needsDay}</p> : null}
      </div>
    </li>
  );
}
