import { Menu } from '@mantine/core';
import { IconBell, IconCheck, IconDeviceDesktop, IconKeyboard, IconLogout, IconMoon, IconSun, IconVolume } from '@tabler/icons-react';
import { notificationsState, requestNotifications } from '../ui/notifications.ts';
import { sounds } from '../ui/sounds.ts';
import { useReadable } from '../ui/use-readable.ts';
import { appearance, appearances, chooseAppearance } from './appearance.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

const appearanceSigns = { system: IconDeviceDesktop, light: IconSun, dark: IconMoon } as const;

export function AccountMenu({ onShortcuts }: { onShortcuts: () => void }) {
  const { me, account } = useConsole();
  const chosen = useReadable(appearance);
  const notifications = useReadable(notificationsState);
  return (
    <Menu position="top-start" width={260} withinPortal>
      <Menu.Target>
        <button type="button" className="account" aria-label={words.nav.account(me.name, words.nav.menu)}>
          <span className="account-initial" aria-hidden>{me.name.slice(0, 1).toUpperCase()}</span>
          <span className="account-name cut">{me.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{words.nav.appearance}</Menu.Label>
        {appearances.map((name) => {
          const Sign = appearanceSigns[name];
          return (
            <Menu.Item key={name} role="menuitemradio" aria-checked={name === chosen} leftSection={<Sign size={16} aria-hidden />}
              rightSection={name === chosen ? <IconCheck size={16} aria-hidden /> : null} onClick={() => chooseAppearance(name)}>
              {words.nav[name]}
            </Menu.Item>
          );
        })}
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
