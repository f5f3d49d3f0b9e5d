import type { Chat } from '../chat/chat.ts';
import { Icon, type IconName } from './icons.tsx';

type ToolbarProps = { chat: Chat; isMailing: boolean; toggleMailing: () => void; end: () => void };

/** The bottom bar: rating (IRP-28), transcript (IRP-26), sound (IRP-27) and the end (IRP-31). */
export function Toolbar({ chat, isMailing, toggleMailing, end }: ToolbarProps) {
  const words = chat.words.value;
  const { phase, state, rating } = chat.picture.value;
  const hasStarted = phase === 'started' || phase === 'starting';
  const rate = (which: 'good' | 'bad') => (
    <Tool icon={which} label={words(`chat.rate-${which}`)} pressed={rating === which} onClick={() => void chat.rate(which)} />
  );
  return (
    <div class="toolbar">
      {hasStarted && <div class="rate" role="group" aria-label={words('chat.rate')}>{rate('good')}{rate('bad')}</div>}
      {hasStarted && (
        <Tool icon="mail" label={words('transcript.button')} expanded={isMailing} onClick={toggleMailing} />
      )}
      <Tool icon={chat.muted.value ? 'silent' : 'sound'} label={words(chat.muted.value ? 'sound.unmute' : 'sound.mute')} onClick={chat.toggleSound} />
      {hasStarted && state !== 'completed' && (
        <button type="button" class="end" onClick={end}>{words('chat.complete')}</button>
      )}
    </div>
  );
}

type ToolProps = { icon: IconName; label: string; onClick: () => void; pressed?: boolean; expanded?: boolean };

const Tool = ({ icon, label, onClick, pressed, expanded }: ToolProps) => (
  <button type="button" class="quiet" aria-label={label} title={label} aria-pressed={pressed} aria-expanded={expanded} onClick={onClick}>
    <Icon name={icon} />
  </button>
);
