import { useEffect, useRef } from 'preact/hooks';
import type { Chat } from '../chat/chat.ts';

/** Asks before the chat is ended (IRP-31); Escape keeps it. */
export function Confirm({ chat, close }: { chat: Chat; close: () => void }) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const keepsRef = useRef<HTMLButtonElement>(null);
  const words = chat.words.value;
  useEffect(() => {
    const before = document.activeElement;
    dialogRef.current?.showModal();
    keepsRef.current?.focus();
    // The page behind is made reachable again only after this has gone.
    return () => { queueMicrotask(() => { if (before instanceof HTMLElement) before.focus(); }); };
  }, []);
  return (
    <dialog ref={dialogRef} aria-labelledby="question" onClose={close}>
      <h2 id="question">{words('chat.complete-question')}</h2>
      <div class="actions">
        <button type="button" class="danger" onClick={() => { void chat.end(); close(); }}>{words('chat.complete-yes')}</button>
        <button type="button" ref={keepsRef} class="plain" onClick={close}>{words('chat.complete-no')}</button>
      </div>
    </dialog>
  );
}
