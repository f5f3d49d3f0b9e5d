import { IconCircleCheck, IconClockExclamation, IconHourglass, IconMessageCircle } from '@tabler/icons-react';
import type { SessionState } from '../../../functions/contract/session.ts';
import { words } from '../app/words.ts';

const signs = {
  waiting: IconHourglass,
  active: IconMessageCircle,
  unanswered: IconClockExclamation,
  completed: IconCircleCheck,
} as const;

/** IRP-42: the colour never stands alone, a sign and the word go with it. */
export function StatusBadge({ state }: { state: SessionState }) {
  const Sign = signs[state];
  return (
    <span className="status" data-state={state}>
      <Sign size={14} aria-hidden />
      {words.state[state]}
    </span>
  );
}
