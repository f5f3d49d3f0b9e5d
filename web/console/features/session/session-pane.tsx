import { Link, useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useRef } from 'react';
import { SessionId } from '../../../../functions/contract/ids.ts';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useHotkeys } from '../../app/hotkeys.ts';
import { words } from '../../app/words.ts';
import { customerText } from '../../ui/customer-text.ts';
import { LateSkeleton } from '../../ui/late-skeleton.tsx';
import { Notice } from '../../ui/notice.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { ConnectBar } from './connect-bar.tsx';
import { Composer, useReplyDraft } from './composer.tsx';
import { Log } from './log.tsx';
import { takesPart } from './log-lines.ts';
import { PaneHead } from './pane-head.tsx';
import { TypedNow } from './typed-now.tsx';
import { useLooking } from './use-looking.ts';
import { useReadAlong } from './use-read-along.ts';
import { VisitorCard } from './visitor-card.tsx';

/** One chat beside the list, or over it where there is no room. */
export function SessionPane({ address }: { address: string }) {
  const parsed = SessionId.safeParse(address);
  return parsed.success ? <OpenSession key={parsed.data} sessionId={parsed.data} /> : <Missing />;
}

function OpenSession({ sessionId }: { sessionId: SessionId }) {
  const { chats, desk, me, newWork } = useConsole();
  const listed = useReadable(desk.picture);
  const client = chats.client(sessionId);
  const picture = useReadable(client.picture);
  const along = useReadAlong(sessionId, picture);
  const row = listed.rows.find((candidate) => candidate.sessionId === sessionId) ?? along.row;
  const connected = takesPart(picture.entries, me.agentId);
  const leave = useEffectEvent(() => {
    // Whoever only read along is done with it; a chat he takes part in stays open.
    if (!connected) chats.putAway(sessionId);
  });
  useEffect(() => {
    chats.open(sessionId);
    newWork.see(sessionId);
    return () => leave();
  }, [chats, newWork, sessionId]);

  if (picture.phase === 'gone' || along.missing) return <Missing />;
  if (!row) return <section className="pane"><LateSkeleton lines={6} /></section>;
  return <Loaded row={row} entries={along.entries} />;
}

function Loaded({ row, entries }: { row: SessionRow; entries: ReturnType<typeof useReadAlong>['entries'] }) {
  const { chats, me } = useConsole();
  const navigate = useNavigate();
  const field = useRef<HTMLTextAreaElement>(null);
  const { sessionId } = row;
  const client = chats.client(sessionId);
  const picture = useReadable(client.picture);
  const draft = useReplyDraft(sessionId);
  const state = picture.state ?? row.state;
  const connected = takesPart(entries, me.agentId);
  const canWrite = connected && state === 'active';
  const name = customerText(row);
  useLooking(sessionId, client, connected && state !== 'completed', entries.length);
  useHotkeys({
    r: () => field.current?.focus(),
    Escape: () => void navigate({ to: '/' }),
  });
  const takeBack = (text: string): void => {
    draft.write(draft.text.trim() === '' ? text : `${text}\n${draft.text}`);
    field.current?.focus();
  };

  return (
    <section className="pane" aria-label={words.session.region(name)}>
      <PaneHead row={row} state={state} canEnd={connected && state !== 'completed'} isSynced={connected ? picture.synced : undefined} />
      <div className="pane-body">
        <div className="pane-chat">
          <Log picture={picture} entries={entries} customer={name} onTakeBack={takeBack} />
          {state === 'completed' ? null : <TypedNow typing={picture.typing} />}
          {canWrite ? <Composer sessionId={sessionId} draft={draft} field={field} /> : <ConnectBar row={row} state={state} draft={draft.text} />}
        </div>
        <VisitorCard row={row} />
      </div>
    </section>
  );
}

const Missing = () => (
  <section className="pane">
    <Notice kind="error" title={words.session.notHere} hint={words.session.notHereHint}>
      <Link to="/">{words.session.back}</Link>
    </Notice>
  </section>
);
