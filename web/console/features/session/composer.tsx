import { Button, Textarea } from '@mantine/core';
import { IconSend2 } from '@tabler/icons-react';
import { useState, type KeyboardEvent, type RefObject } from 'react';
import { MessageText } from '../../../../functions/contract/entry.ts';
import type { SessionId } from '../../../../functions/contract/ids.ts';
import { messageChars } from '../../../shared/words.ts';
import { useConsole } from '../../app/console-context.tsx';
import { words } from '../../app/words.ts';

/** The text being written in one chat, kept by this tab over a reload. */
export function useReplyDraft(sessionId: SessionId) {
  const { chats, drafts } = useConsole();
  const kept = drafts(`draft.${sessionId}`);
  const [text, setText] = useState(() => kept.read()[0] ?? '');
  const write = (next: string): void => {
    setText(next);
    kept.write(next === '' ? [] : [next]);
  };
  return {
    text,
    write: (next: string): void => {
      write(next);
      chats.client(sessionId).typing(next);
    },
    clear: () => write(''),
  };
}

type Props = { sessionId: SessionId; draft: ReturnType<typeof useReplyDraft>; field: RefObject<HTMLTextAreaElement | null> };

/** Enter sends, Shift+Enter breaks. An input method that is choosing a word keeps its Enter. */
export function Composer({ sessionId, draft, field }: Props) {
  const { chats } = useConsole();
  const isBlank = draft.text.trim() === '';
  const problem = isBlank ? undefined : problemOf(draft.text);

  const send = (): void => {
    if (isBlank || problem) return;
    chats.client(sessionId).say(draft.text);
    draft.clear();
    field.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') field.current?.blur();
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <form className="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
      <Textarea ref={field} label={words.session.reply} aria-description={words.session.replyHint} autosize minRows={2} maxRows={6} value={draft.text}
        onChange={({ currentTarget }) => draft.write(currentTarget.value)} onKeyDown={onKeyDown}
        {...(problem ? { error: problem } : {})} />
      <div className="composer-foot">
        <span className="faint composer-hint" aria-hidden>{words.session.replyHint}</span>
        <Button type="submit" disabled={isBlank || problem !== undefined} rightSection={<IconSend2 size={16} aria-hidden />}>{words.session.send}</Button>
      </div>
    </form>
  );
}

/** What the server would refuse is told here, while the text can still be changed. */
function problemOf(text: string): string | undefined {
  const over = text.trim().length - messageChars;
  if (over > 0) return words.session.tooLong(over);
  return MessageText.safeParse(text.trim()).success ? undefined : words.session.badCharacter;
}
