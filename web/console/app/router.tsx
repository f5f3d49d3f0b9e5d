import { createRootRoute, createRoute, createRouter, lazyRouteComponent, Link } from '@tanstack/react-router';
import { Notice } from '../ui/notice.tsx';
import { SessionsScreen } from './sessions-screen.tsx';
import { Crashed } from './crashed.tsx';
import { Shell } from './shell.tsx';
import { words } from './words.ts';

const root = createRootRoute({ component: Shell, notFoundComponent: NotFound, errorComponent: Crashed });

// Without a path of its own: the list stays as it is while one session after the other is opened beside it.
const sessions = createRoute({ getParentRoute: () => root, id: 'sessions', component: SessionsScreen });
const index = createRoute({ getParentRoute: () => sessions, path: '/' });
const session = createRoute({ getParentRoute: () => sessions, path: '/sessions/$sessionId' });
const settings = createRoute({
  getParentRoute: () => root, path: '/settings',
  component: lazyRouteComponent(() => import('../features/settings/settings-page.tsx'), 'SettingsPage'),
});
const rules = createRoute({
  getParentRoute: () => root, path: '/rules',
  component: lazyRouteComponent(() => import('../features/rules/rules-page.tsx'), 'RulesPage'),
});
const history = createRoute({
  getParentRoute: () => root, path: '/history',
  component: lazyRouteComponent(() => import('../features/history/history-page.tsx'), 'HistoryPage'),
});

export const router = createRouter({
  routeTree: root.addChildren([sessions.addChildren([index, session]), settings, rules, history]),
  defaultPreload: 'intent',
  defaultErrorComponent: Crashed,
});

declare module '@tanstack/react-router' {
  interface Register { router: typeof router }
}

function NotFound() {
  return (
    <Notice kind="empty" title={words.common.notFound} hint="">
      <Link to="/">{words.common.toSessions}</Link>
    </Notice>
  );
}
