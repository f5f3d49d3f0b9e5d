import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat/chat.ts';
import { Banner } from './banner.tsx';
import { Composer } from './composer.tsx';
import { Confirm } from './confirm.tsx';
import { Header } from './header.tsx';
import { Log } from './log.tsx';
import { Toolbar } from './toolbar.tsx';
import { TranscriptForm } from './transcript-form.tsx';

/** The dialog that the visitor chats in. While the question whether to end is open, nothing else can be reached. */
export function Panel({ chat, wanted }: { chat: Chat; wanted: boolean }) {
  const panelRef = useRef<HTMLDivElement>(null);
  const [isEnding, setEnding] = useState(false);
  const [isMailing, setMailing] = useState(false);
  const mode = chat.mode.value;

  useEffect(() => {
    if (wanted) focusIn(panelRef.current);
  }, [wanted]);
  useEffect(() => {
    // What had the focus went with the mode before.
    if (document.hasFocus() && document.activeElement === document.body) focusIn(panelRef.current);
  }, [mode]);

  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || isEnding) return;
    event.preventDefault();
    if (isMailing) setMailing(false);
    else chat.minimise();
  };

  return (
    <div ref={panelRef} class="panel" role="dialog" tabIndex={-1} aria-label={chat.words.value('chat.title')} lang={chat.language.value} onKeyDown={onKeyDown}>
      {/* Hidden from assistive technology too: the open question has a button of the same name. */}
      <div class="page" inert={isEnding} aria-hidden={isEnding}>
        <Header chat={chat} />
        <Banner chat={chat} />
        <Log chat={chat} />
        <div class="foot">
          {isMailing && <TranscriptForm chat={chat} close={() => { setMailing(false); }} />}
          {mode === 'completed'
            ? <button type="button" class="primary wide" onClick={chat.startAnew}>{chat.words.value('chat.new')}</button>
            : <Composer chat={chat} isDisabled={mode === 'disabled'} />}
          <Toolbar chat={chat} isMailing={isMailing} toggleMailing={() => { setMailing(!isMailing); }} end={() => { setEnding(true); }} />
        </div>
      </div>
      {isEnding && <Confirm chat={chat} close={() => { setEnding(false); }} />}
    </div>
  );
}

const focusIn = (panel: HTMLElement | null): void => { (panel?.querySelector<HTMLElement>('textarea:enabled') ?? panel)?.focus(); };
