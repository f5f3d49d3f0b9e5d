import { useLayoutEffect, useRef } from 'preact/hooks';
import { openingTime } from '../../shared/time.ts';
import type { Chat } from '../chat/chat.ts';
import { Icon } from './icons.tsx';

/** Enter sends, Shift+Enter breaks. An empty first send is allowed: it asks for somebody without a word (IRP-24). */
export function Composer({ chat, isDisabled }: { chat: Chat; isDisabled: boolean }) {
  const boxRef = useRef<HTMLTextAreaElement>(null);
  const words = chat.words.value;
  const refusal = chat.refusal.value;
  const problem = isDisabled ? refusal || closedText(chat) : chat.problem.value;

  const draft = chat.draft.value;
  const isShown = chat.shown.value;
  useLayoutEffect(() => { fit(boxRef.current); }, [draft, isShown]);

  const send = (): void => {
    chat.send();
    boxRef.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    // While an input method composes, Enter chooses a word.
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    send();
  };

  return (
    <>
      {problem !== '' && <p class={isDisabled ? 'notice' : 'notice bad'} id="problem" role={isDisabled ? 'status' : 'alert'}>{problem}</p>}
      <form class="composer" onSubmit={(event) => { event.preventDefault(); send(); }}>
        <textarea
          ref={boxRef}
          rows={1}
          aria-label={words('chat.message-label')}
          aria-describedby={problem === '' ? undefined : 'problem'}
          placeholder={words('chat.placeholder')}
          value={draft}
          disabled={isDisabled}
          onInput={(event) => { chat.write(event.currentTarget.value); }}
          onKeyDown={onKeyDown}
        />
        <button type="submit" class="primary round" aria-label={words('chat.send')} title={words('chat.send')} disabled={isDisabled}>
          <Icon name="send" />
        </button>
      </form>
    </>
  );
}

/** That it is closed, and on a line of its own when it opens (BY-03). */
function closedText(chat: Chat): string {
  const [words, at] = [chat.words.value, chat.opensAt.value];
  const opens = at === undefined ? [] : [words('chat.opens', { 0: openingTime(at, chat.now(), chat.language.value) })];
  return [words('chat.disabled'), ...opens].join('\n');
}

/** As tall as its text; the style sheet sets the limit. */
function fit(box: HTMLTextAreaElement | null): void {
  if (!box) return;
  box.style.height = 'auto';
  box.style.height = `${box.scrollHeight}px`;
}
