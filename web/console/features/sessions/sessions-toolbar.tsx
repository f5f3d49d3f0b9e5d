import { Switch } from '@mantine/core';
import { IconCalendarWeek, IconHistory, IconSettings } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useConsole } from '../../app/console-context.tsx';
import { isSignInNeeded, sentenceOf, useMasterSwitch, useSettings } from '../../app/settings-query.ts';
import { words } from '../../app/words.ts';
import { ClosedNote } from '../../app/closed-note.tsx';

const links = [
  { to: '/settings', word: words.nav.settings, Sign: IconSettings },
  { to: '/rules', word: words.nav.rules, Sign: IconCalendarWeek },
  { to: '/history', word: words.nav.history, Sign: IconHistory },
] as const;

/** IRP-53: the master switch and the ways to what belongs to it. */
export function SessionsToolbar() {
  return (
    <header className="toolbar">
      <h1>{words.sessions.title}</h1>
      <MasterSwitch />
      <ClosedNote />
      <ul className="toolbar-links" aria-label={words.sessions.toolbar}>
        {links.map(({ to, word, Sign }) => (
          <li key={to}><Link to={to} className="quiet-button"><Sign size={16} aria-hidden />{word}</Link></li>
        ))}
      </ul>
    </header>
  );
}

/** IRP-01: the same value as in the settings; IRP-04: off by hand stops the rules, which is said, with a way back. */
function MasterSwitch() {
  const { notices } = useConsole();
  const settings = useSettings();
  const change = useMasterSwitch();
  const shown = change.isPending ? change.variables.enabled : (settings.data?.enabled ?? false);

  const flip = (enabled: boolean): void => {
    const hadRules = settings.data?.useRules ?? false;
    change.mutate({ enabled }, {
      onError: (problem) => {
        if (!isSignInNeeded(problem)) notices.show({ kind: 'problem', text: sentenceOf(problem, words.sessions.switchFailed) });
      },
      onSuccess: () => {
        if (enabled) return;
        notices.show({
          kind: 'done',
          text: hadRules ? words.sessions.rulesOff : words.sessions.turnedOff,
          undo: { label: words.common.undo, run: () => change.mutate({ enabled: true, ...(hadRules ? { useRules: true } : {}) }) },
        });
      },
    });
  };
  return (
    <Switch className="master-switch" data-unknown={!settings.data} label={words.sessions.liveChat} checked={shown} disabled={!settings.data} size="lg"
      onLabel={words.sessions.on} offLabel={words.sessions.off} onChange={({ currentTarget }) => flip(currentTarget.checked)} />
  );
}
