import { Menu, VisuallyHidden } from '@mantine/core';
import { IconBell, IconKeyboard, IconLogout, IconVolume } from '@tabler/icons-react';
import { notificationsState, requestNotifications } from '../ui/notifications.ts';
import { sounds } from '../ui/sounds.ts';
import { useReadable } from '../ui/use-readable.ts';
import { appearance, appearances, chooseAppearance } from './appearance.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { me, account } = useConsole();
  const chosen = useReadable(appearance);
  const notifications = useReadable(notificationsState);
  return (
    <Menu position="top-start" width={260} withinPortal={false} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <button type="button" className="account" data-initial={me.name.slice(0, 1).toUpperCase()}>
          <span className="account-name cut">{me.name}</span>
          <VisuallyHidden>, {words.nav.menu}</VisuallyHidden>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.nav.appearance}</Menu.Label>
        <Menu.RadioGroup value={chosen} onChange={(value) => chooseAppearance(appearances.find((name) => name === value) ?? 'system')}>
          {appearances.map((name) => <Menu.RadioItem key={name} value={name}>{words.nav[name]}</Menu.RadioItem>)}
        </Menu.RadioGroup>
        <Menu.Divider />
        {notifications === 'default' ? (
          <Menu.Item leftSection={<IconBell size={16} aria-hidden />} onClick={requestNotifications}>{words.alerts.enableNotifications}</Menu.Item>
        ) : null}
        {notifications === 'denied' ? <Menu.Label>{words.alerts.notificationsBlocked}</Menu.Label> : null}
        <Menu.Item leftSection={<IconVolume size={16} aria-hidden />} onClick={() => sounds.play('new-session')}>{words.alerts.test}</Menu.Item>
        <Menu.Item leftSection={<IconKeyboard size={16} aria-hidden />} onClick={onShortcuts}>{words.shortcuts.button}</Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<IconLogout size={16} aria-hidden />} onClick={() => void account.signOut()}>{words.nav.signOut}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
