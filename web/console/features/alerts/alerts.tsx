import { Button, VisuallyHidden } from '@mantine/core';
import { IconVolume } from '@tabler/icons-react';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useEffectEvent, useState } from 'react';
import type { SessionRow } from '../../../../functions/contract/session.ts';
import { useConsole } from '../../app/console-context.tsx';
import { useSettings } from '../../app/settings-query.ts';
import { tenantWords } from '../../app/tenant-words.ts';
import { words } from '../../app/words.ts';
import { customerText } from '../../ui/customer-text.ts';
import { notify } from '../../ui/notifications.ts';
import { sounds } from '../../ui/sounds.ts';
import { useReadable } from '../../ui/use-readable.ts';
import { heardSince } from './heard.ts';

/** Sounds, notifications and what is spoken about new work, on every page of the console. */
export function Alerts() {
  const { chats } = useConsole();
  const ids = useReadable(chats.ids);
  useUnlockedSound();
  return (
    <>
      <NewSessions />
      {ids.map((id) => <Messages key={id} sessionId={id} />)}
      <HeldBackSound />
    </>
  );
}

/** IRP-38: the desk client tells each new session once, in one tab. */
function NewSessions() {
  const { desk } = useConsole();
  const settings = useSettings();
  const [latest, setLatest] = useState('');
  const arrived = useEffectEvent((row: SessionRow) => {
    setLatest(words.sessions.newSession(customerText(row)));
    if (settings.data?.newSessionSound !== false) sounds.play('new-session');
  });
  useEffect(() => desk.onNewSession((row) => arrived(row)), [desk]);
  return <VisuallyHidden role="status">{latest}</VisuallyHidden>;
}

/** IRP-27, IRP-34: a message in a chat that is not before the agent's eyes. */
function Messages({ sessionId }: { sessionId: SessionRow['sessionId'] }) {
  const { desk, chats } = useConsole();
  const navigate = useNavigate();
  const heard = useEffectEvent((id: string, text: string) => {
    if (document.hasFocus()) return;
    const row = desk.picture.get().rows.find((candidate) => candidate.sessionId === sessionId);
    const title = `${row ? customerText(row) : words.session.visitor} ${tenantWords.get()('chat.says')}`;
    void oncePerBrowser(id, () => {
      sounds.play('message');
      notify(title, text, sessionId, () => void navigate({ to: '/sessions/$sessionId', params: { sessionId } }));
    });
  });
  useEffect(() => {
    const { picture } = chats.client(sessionId);
    const hear = heardSince();
    hear(picture.get());
    return picture.subscribe((now) => {
      for (const { id, text } of hear(now)) heard(id, text);
    });
  }, [chats, sessionId]);
  return null;
}

/** Several tabs may hold the same chat; the first to take the lock rings for all. */
async function oncePerBrowser(id: string, run: () => void): Promise<void> {
  await navigator.locks.request(`foyer.ring.${id}`, { ifAvailable: true }, async (lock) => {
    if (!lock) return;
    run();
    await new Promise((resolve) => setTimeout(resolve, 2_000));
  });
}

/** Browsers let nothing sound before the first gesture. */
function useUnlockedSound(): void {
  useEffect(() => {
    const unlock = (): void => {
      sounds.unlock();
      stop();
    };
    const stop = (): void => {
      removeEventListener('pointerdown', unlock);
      removeEventListener('keydown', unlock);
    };
    addEventListener('pointerdown', unlock);
    addEventListener('keydown', unlock);
    return stop;
  }, []);
}

function HeldBackSound() {
  if (!useReadable(sounds.heldBack)) return null;
  return (
    <div className="held-back" role="status">
      <Button leftSection={<IconVolume size={16} aria-hidden />} onClick={sounds.unlock}>{words.alerts.turnOnSound}</Button>
    </div>
  );
}
