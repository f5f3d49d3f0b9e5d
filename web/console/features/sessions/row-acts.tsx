import { Button } from '@mantine/core';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useSessionActs } from '../../app/session-acts.ts';
import { words } from '../../app/words.ts';

/** IRP-41, IRP-45, IRP-50: Connect while there is somebody to talk to, Unanswered until the session is completed. */
export function RowActs({ row }: { row: SessionRow }) {
  const { me } = useConsole();
  const acts = useSessionActs(row);
  const mine = row.operator?.agentId === me.agentId && row.state === 'active';
  if (row.state === 'completed') return null;
  return (
    <>
      {mine ? null : (
        <Button size="compact-sm" variant={row.state === 'waiting' ? 'filled' : 'default'} loading={acts.busy === 'connect'} onClick={() => void acts.connect()}>
          {words.sessions.connect}
        </Button>
      )}
      {row.state === 'unanswered' ? null : (
        <Button size="compact-sm" variant="subtle" color="gray" loading={acts.busy === 'unanswered'} onClick={() => void acts.markUnanswered()}>
          {words.sessions.unanswered}
        </Button>
      )}
    </>
  );
}
