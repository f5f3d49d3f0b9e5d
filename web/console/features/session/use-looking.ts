import { useEffect } from 'react';
import type { SessionId } from '../../../../functions/contract/ids.ts';
import type { SessionClient } from '../../../shared/session-client.ts';
import { useConsole } from '../../app/console-context.tsx';

/** IRP-47: drafts flow only while the chat is before the agent's eyes; what is before them counts as read. */
export function useLooking(sessionId: SessionId, client: SessionClient, takesPart: boolean, head: number): void {
  const { chats } = useConsole();
  useEffect(() => {
    if (!takesPart) return;
    const tell = (): void => client.looking(document.visibilityState === 'visible');
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => {
      document.removeEventListener('visibilitychange', tell);
      client.looking(false);
    };
  }, [client, takesPart]);

  useEffect(() => {
    const read = (): void => {
      if (document.hasFocus()) chats.unread.read(sessionId, head);
    };
    read();
    addEventListener('focus', read);
    return () => { removeEventListener('focus', read); };
  }, [chats, sessionId, head]);
}
