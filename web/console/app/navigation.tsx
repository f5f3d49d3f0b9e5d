import { VisuallyHidden } from '@mantine/core';
import { IconCalendarWeek, IconHistory, IconMessages, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useReadable } from '../ui/use-readable.ts';
import { AccountMenu } from './account-menu.tsx';
import { ConnectionDot } from './connection-sign.tsx';
import { useConsole } from './console-context.tsx';
import { countsOf } from './new-work.ts';
import { words } from './words.ts';

const places = [
  { to: '/settings', word: words.nav.settings, Sign: IconSettings },
  { to: '/rules', word: words.nav.rules, Sign: IconCalendarWeek },
  { to: '/history', word: words.nav.history, Sign: IconHistory },
] as const;

export function Navigation({ onShortcuts }: { onShortcuts: () => void }) {
  const { me } = useConsole();
  return (
    <nav className="nav" aria-label={words.nav.label}>
      <p className="nav-brand"><strong>{words.product}</strong><span className="cut">{me.tenantName}</span></p>
      <ul className="nav-links">
        <li>
          <Link to="/" className="nav-link" activeOptions={{ exact: true }}>
            <IconMessages size={20} stroke={1.75} aria-hidden />
            <span className="nav-word">{words.nav.sessions}</span>
            <WaitingBadge />
          </Link>
        </li>
        {places.map(({ to, word, Sign }) => (
          <li key={to}>
            <Link to={to} className="nav-link">
              <Sign size={20} stroke={1.75} aria-hidden />
              <span className="nav-word">{word}</span>
            </Link>
          </li>
        ))}
      </ul>
      <div className="nav-foot">
        <ConnectionDot />
        <AccountMenu onShortcuts={onShortcuts} />
      </div>
    </nav>
  );
}

/** IRP-37: on every page, how many wait; filled while there is work nobody has looked at. */
function WaitingBadge() {
  const { desk, newWork } = useConsole();
  const { waiting, unseen } = countsOf(useReadable(desk.picture).rows, useReadable(newWork.seen));
  if (waiting === 0) return null;
  return (
    <span className="nav-badge" data-unseen={unseen > 0}>
      <span aria-hidden>{waiting}</span>
      <VisuallyHidden>{words.nav.waiting(waiting)}</VisuallyHidden>
    </span>
  );
}
