import { Button } from '@mantine/core';
import { IconArrowLeft, IconCheck, IconRefresh, IconThumbDown, IconThumbUp } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionRow, SessionState } from '../../../../functions/contract/session.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useSessionActs } from '../../app/session-acts.ts';
import { tenantWords } from '../../app/tenant-words.ts';
import { words } from '../../app/words.ts';
import { Confirm } from '../../ui/confirm.tsx';
import { shortId } from '../../ui/customer-text.ts';
import { CustomerName } from '../../ui/facts.tsx';
import { StatusBadge } from '../../ui/status-badge.tsx';
import { useReadable } from '../../ui/use-readable.ts';

type Props = { row: SessionRow; state: SessionState; canEnd: boolean; isSynced: boolean | undefined };

export function PaneHead({ row, state, canEnd, isSynced }: Props) {
  const say = useReadable(tenantWords);
  const acts = useSessionActs(row);
  const [asking, setAsking] = useState(false);
  const Rated = row.rating === 'good' ? IconThumbUp : IconThumbDown;
  const end = (): void => {
    setAsking(false);
    void acts.end();
  };
  return (
    <header className="pane-head">
      <Link to="/" className="icon-button pane-back" aria-label={words.session.back}><IconArrowLeft size={20} aria-hidden /></Link>
      <h2 className="cut"><CustomerName customer={row.facts.customer} fallback={words.customer.unnamed(shortId(row.sessionId))} /></h2>
      <StatusBadge state={state} />
      {row.rating ? <span className="rating" data-rating={row.rating}><Rated size={16} aria-hidden />{words.facts[row.rating]}</span> : null}
      {isSynced === undefined ? null : <SyncedSign isSynced={isSynced} />}
      {canEnd ? <Button variant="default" loading={acts.busy === 'end'} onClick={() => setAsking(true)}>{say('chat.complete')}</Button> : null}
      <Confirm opened={asking} question={say('chat.complete-question')} yes={say('chat.complete-yes')} no={say('chat.complete-no')} onYes={end} onNo={() => setAsking(false)} />
    </header>
  );
}

/** BY-01: whether anything is known to be missing, and whether it would be known. */
function SyncedSign({ isSynced }: { isSynced: boolean }) {
  const isLive = useReadable(useConsole().connection.state) === 'open';
  const shown = isLive && isSynced;
  const word = isLive ? words.session.syncing : words.session.notLive;
  return (
    <span className="synced" role="status" data-synced={shown} title={shown ? words.session.synced : word}>
      {shown ? <IconCheck size={14} aria-hidden /> : <IconRefresh size={14} aria-hidden />}
      <span className="synced-word">{shown ? words.session.syncedShort : word}</span>
    </span>
  );
}
