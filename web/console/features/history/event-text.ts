import type { StatusEvent } from '../../../../functions/contract/settings.ts';
import { words } from '../../app/words.ts';

export function eventText({ subject, enabled }: Pick<StatusEvent, 'subject' | 'enabled'>): string {
  if (subject === 'chat') return enabled ? words.history.chatOn : words.history.chatOff;
  return enabled ? words.history.rulesOn : words.history.rulesOff;
}

export function whoText(actor: StatusEvent['actor']): string {
  switch (actor.kind) {
    case 'agent': return actor.name;
    case 'rule': return words.history.byRule(actor.rule);
    case 'operator': return words.history.byOperator;
  }
}
