import { Button, MantineProvider } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { useEffect } from 'react';
import { LateSkeleton } from '../ui/late-skeleton.tsx';
import { Notice } from '../ui/notice.tsx';
import { useReadable } from '../ui/use-readable.ts';
import { appearance, shownScheme } from './appearance.ts';
import type { Boot } from './boot.ts';
import { ConsoleProvider } from './console-context.tsx';
import { router } from './router.tsx';
import { theme } from './theme.ts';
import { words } from './words.ts';

/** The whole console around one finished boot. */
export function App({ boot }: { boot: Boot }) {
  const scheme = shownScheme(useReadable(appearance), useMediaQuery('(prefers-color-scheme: dark)', undefined, { getInitialValueInEffect: false }));
  useEffect(() => { document.documentElement.dataset['theme'] = scheme; }, [scheme]);
  return (
    <MantineProvider theme={theme} forceColorScheme={scheme} withCssVariables={false} withGlobalClasses={false}>
      <Booted boot={boot} />
    </MantineProvider>
  );
}

function Booted({ boot }: { boot: Boot }) {
  switch (boot.kind) {
    case 'starting':
      return (
        <div className="shell">
          <div className="nav" />
          <main className="main"><LateSkeleton lines={10} /></main>
        </div>
      );
    case 'leaving':
      return null;
    case 'ready':
      return (
        <QueryClientProvider client={boot.queries}>
          <ConsoleProvider value={boot.console}>
            <RouterProvider router={router} />
          </ConsoleProvider>
        </QueryClientProvider>
      );
    case 'not-configured':
      return <Whole kind="error" title={words.account.notConfigured} hint={words.account.notConfiguredHint} act={words.common.tryAgain} onAct={reload} />;
    case 'failed':
      return <Whole kind="error" title={words.sessions.loadFailed} hint={words.common.failed} act={words.common.tryAgain} onAct={reload} />;
    case 'sign-in-failed':
      return <Whole kind="error" title={words.account.signInFailed} hint={words.account.signInFailedHint} act={words.account.signInAgain} onAct={boot.again} />;
    case 'forbidden':
      return <Whole kind="forbidden" title={words.account.noPermission} hint={words.account.noPermissionHint} act={words.nav.signOut} onAct={boot.signOut} />;
  }
}

type WholeProps = { kind: 'error' | 'forbidden'; title: string; hint: string; act: string; onAct: () => void };

const Whole = ({ kind, title, hint, act, onAct }: WholeProps) => (
  <main className="whole">
    <Notice kind={kind} title={title} hint={hint} isPage>
      <Button onClick={onAct}>{act}</Button>
    </Notice>
  </main>
);

const reload = (): void => { location.reload(); };
