import { useEffect, useRef, useState } from 'preact/hooks';
import type { Chat } from '../chat/chat.ts';
import { Icon } from './icons.tsx';

/** Mails the talk so far to any address, also after its end (IRP-26). */
export function TranscriptForm({ chat, close }: { chat: Chat; close: () => void }) {
  const words = chat.words.value;
  const [address, setAddress] = useState(chat.email.value);
  const [phase, setPhase] = useState<'typing' | 'sending' | 'sent'>('typing');
  const [problem, setProblem] = useState('');
  const boxRef = useRef<HTMLInputElement>(null);
  useEffect(() => { boxRef.current?.focus(); }, []);

  const send = async (): Promise<void> => {
    if (phase === 'sending') return;
    setPhase('sending');
    setProblem('');
    const answer = await chat.mailTranscript(address.trim());
    setPhase(answer.ok ? 'sent' : 'typing');
    if (!answer.ok) setProblem(answer.message);
  };

  return (
    <form class="mail" aria-label={words('transcript.button')} onSubmit={(event) => { event.preventDefault(); void send(); }}>
      {phase === 'sent'
        ? <p class="notice good" role="status"><Icon name="check" />{words('transcript.sent')}</p>
        : (
          <>
            <label for="address">{words('transcript.address')}</label>
            <input
              ref={boxRef} id="address" type="email" autocomplete="email" required maxLength={254} value={address}
              onInput={(event) => { setAddress(event.currentTarget.value); }}
            />
            {problem !== '' && <p class="notice bad" role="alert">{problem}</p>}
          </>
        )}
      <div class="actions">
        {phase !== 'sent' && <button type="submit" class="primary" aria-disabled={phase === 'sending'}>{words('transcript.send')}</button>}
        <button type="button" class="plain" onClick={close}>{words('chat.close')}</button>
      </div>
    </form>
  );
}
