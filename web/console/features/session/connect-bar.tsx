import { Button } from '@mantine/core';
import { IconEye } from '@tabler/icons-react';
import type { SessionRow, SessionState } from '../../../../functions/contract/session.ts';
import { useSessionActs } from '../../app/session-acts.ts';
import { words } from '../../app/words.ts';

type Props = { row: SessionRow; state: SessionState; draft: string };

/** Stands where the composer would be for whoever only reads: what connecting means, or that there is nothing to answer. */
export function ConnectBar({ row, state, draft }: Props) {
  const acts = useSessionActs(row);
  return (
    <div className="connect-bar">
      <p><IconEye size={16} aria-hidden />{sentence(row, state)}</p>
      {draft.trim() === '' ? null : <p className="kept-draft"><strong>{words.session.keptDraft}</strong> {draft}</p>}
      {state === 'completed' ? null : (
        <Button loading={acts.busy === 'connect'} onClick={() => void acts.connect()}>{words.session.connect}</Button>
      )}
    </div>
  );
}

function sentence({ operator }: SessionRow, state: SessionState): string {
  switch (state) {
    case 'waiting': return words.session.connectWaiting;
    case 'unanswered': return words.session.connectUnanswered;
    case 'completed': return words.session.completed;
    case 'active': return operator ? words.session.connectActive(operator.name) : words.session.connectOpen;
  }
}
