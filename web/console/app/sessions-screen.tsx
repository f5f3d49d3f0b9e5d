import { useParams } from '@tanstack/react-router';
import { OpenChatsStrip } from '../features/session/open-chats-strip.tsx';
import { SessionPane } from '../features/session/session-pane.tsx';
import { SessionsGrid } from '../features/sessions/sessions-grid.tsx';
import { SessionsToolbar } from '../features/sessions/sessions-toolbar.tsx';
import { LateSkeleton } from '../ui/late-skeleton.tsx';
import { LoadError, Notice } from '../ui/notice.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { useConsole } from './console-context.tsx';
import { useSettings } from './settings-query.ts';
import { words } from './words.ts';

/** The list, and beside it the chat that the address names. */
export function SessionsScreen() {
  const { sessionId } = useParams({ strict: false });
  return (
    <div className="sessions-screen" data-open={sessionId !== undefined}>
      <SessionsToolbar />
      <OpenChatsStrip openId={sessionId} />
      <div className="sessions-columns">
        <div className="sessions-column"><List openId={sessionId} /></div>
        {sessionId === undefined ? null : <SessionPane address={sessionId} />}
      </div>
    </div>
  );
}

function List({ openId }: { openId: string | undefined }) {
  const { desk } = useConsole();
  const { rows, loaded, failed } = useReadable(desk.picture);
  const { data: settings } = useSettings();
  if (!loaded) return failed
    ? <LoadError title={words.sessions.loadFailed} hint={words.common.failed} onRetry={desk.refresh} />
    : <LateSkeleton lines={8} />;
  if (rows.length > 0) return <SessionsGrid rows={rows} openId={openId} />;
  return settings?.enabled === false
    ? <Notice kind="empty" title={words.sessions.emptyOff} hint={words.sessions.emptyOffHint} />
    : <Notice kind="empty" title={words.sessions.emptyOn} hint={words.sessions.emptyOnHint} />;
}
