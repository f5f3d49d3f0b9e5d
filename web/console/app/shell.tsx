import { Outlet, useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { Alerts } from '../features/alerts/alerts.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { ConnectionSign } from './connection-sign.tsx';
import { useConsole } from './console-context.tsx';
import { useHotkeys } from './hotkeys.ts';
import { Navigation } from './navigation.tsx';
import { countsOf } from './new-work.ts';
import { NoticeBoard } from './notice-board.tsx';
import { ShortcutList } from './shortcut-list.tsx';
import { SignInAgain } from './sign-in-again.tsx';
import { words } from './words.ts';

/** What stays while the screens change. */
export function Shell() {
  const [listed, setListed] = useState(false);
  useHotkeys({ '?': () => setListed(true) });
  usePageTitle();
  return (
    <div className="shell">
      <a className="skip" href="#main">{words.nav.skip}</a>
      <Navigation onShortcuts={() => setListed(true)} />
      <main id="main" className="main" tabIndex={-1}>
        <Outlet />
      </main>
      <ConnectionSign />
      <NoticeBoard />
      <Alerts />
      <ShortcutList opened={listed} onClose={() => setListed(false)} />
      <SignInAgain />
    </div>
  );
}

const titles: Readonly<Record<string, string>> = {
  '/settings': words.nav.settings, '/rules': words.nav.rules, '/history': words.nav.history,
};

/** The number of waiting visitors can be read from a tab in the background. */
function usePageTitle(): void {
  const { desk, newWork } = useConsole();
  const { rows } = useReadable(desk.picture);
  const { waiting } = countsOf(rows, useReadable(newWork.seen));
  const { pathname } = useLocation();
  useEffect(() => {
    document.title = words.nav.pageTitle(titles[pathname] ?? words.nav.sessions, waiting);
  }, [pathname, waiting]);
}
