import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import type { SessionRow } from '../../../functions/contract/session.ts';
import type { Answer } from '../../shared/frames.ts';
import { customerText } from '../ui/customer-text.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

export type Act = 'connect' | 'unanswered' | 'end';

/** What an agent does to a session, from the list and from the chat alike. `busy` names the act under way. */
export function useSessionActs(row: SessionRow) {
  const { chats, newWork, notices } = useConsole();
  const navigate = useNavigate();
  const [busy, setBusy] = useState<Act>();
  const { sessionId } = row;

  const run = async (act: Act, ask: () => Promise<Answer<unknown>>): Promise<boolean> => {
    setBusy(act);
    const answer = await ask();
    setBusy(undefined);
    if (!answer.ok) notices.show({ kind: 'problem', text: answer.message || words.common.failed });
    return answer.ok;
  };

  return {
    busy,
    async connect() {
      newWork.see(sessionId);
      chats.open(sessionId);
      await navigate({ to: '/sessions/$sessionId', params: { sessionId } });
      await run('connect', () => chats.client(sessionId).connect());
    },
    async markUnanswered() {
      newWork.see(sessionId);
      const wasOpen = chats.ids.get().includes(sessionId);
      if (await run('unanswered', () => chats.client(sessionId).markUnanswered())) {
        notices.show({ kind: 'done', text: words.sessions.marked(customerText(row)) });
      }
      // A client that was opened only to ask is let go of again.
      if (!wasOpen) chats.release(sessionId);
    },
    end: () => run('end', () => chats.client(sessionId).end()),
  };
}
