import { VisuallyHidden } from '@mantine/core';
import { IconPencil, IconX } from '@tabler/icons-react';
import { Link, useNavigate } from '@tanstack/react-router';
import type { SessionId } from '../../../../functions/contract/ids.ts';
import { useConsole } from '../../app/console-context.tsx';
import { words } from '../../app/words.ts';
import { customerText, shortId } from '../../ui/customer-text.ts';
import { useReadable } from '../../ui/use-readable.ts';

/** The chats that are open at once, each with what is unread in it. */
export function OpenChatsStrip({ openId }: { openId: string | undefined }) {
  const { chats } = useConsole();
  const ids = useReadable(chats.ids);
  if (ids.length === 0) return null;
  return (
    <nav className="open-chats" aria-label={words.session.openChats}>
      <ul>{ids.map((id) => <OpenChat key={id} sessionId={id} isHere={id === openId} />)}</ul>
    </nav>
  );
}

function OpenChat({ sessionId, isHere }: { sessionId: SessionId; isHere: boolean }) {
  const { chats, desk } = useConsole();
  const navigate = useNavigate();
  const { rows } = useReadable(desk.picture);
  const row = rows.find((candidate) => candidate.sessionId === sessionId);
  const unread = useReadable(chats.unread.counts).get(sessionId) ?? 0;
  const { typing } = useReadable(chats.client(sessionId).picture);
  const name = row ? customerText(row) : words.customer.unnamed(shortId(sessionId));
  const putAway = async (): Promise<void> => {
    // First out of sight: a chat that is still shown would open its client again.
    if (isHere) await navigate({ to: '/' });
    chats.putAway(sessionId);
  };
  return (
    <li className="open-chat" data-here={isHere} data-state={row?.state}>
      <Link to="/sessions/$sessionId" params={{ sessionId }} className="cut" {...(isHere ? { 'aria-current': 'page' } : {})}>
        <span className="cut">{name}</span>
        {typing ? <IconPencil size={14} aria-label={words.session.typing} /> : null}
        {unread > 0 ? <span className="unread-mark"><span aria-hidden>{unread}</span><VisuallyHidden> {words.session.unread(unread)}</VisuallyHidden></span> : null}
      </Link>
      <button type="button" className="icon-button" aria-label={words.session.closeChat(name)} onClick={() => void putAway()}><IconX size={14} aria-hidden /></button>
    </li>
  );
}
