import { effect, type ReadonlySignal, type Signal } from '@preact/signals';
import type { SessionId } from '../../../functions/contract/ids.ts';
import type { Host } from '../../shared/host.ts';
import type { SessionPicture } from '../../shared/session-client.ts';
import type { Words } from '../../shared/words.ts';
import type { FrameLink } from '../frame-link.ts';
import { alertFor, lastFromAgent, unreadAfter } from './alerts.ts';
import type { createMemory } from './memory.ts';

type Needs = {
  host: Host;
  picture: ReadonlySignal<SessionPicture>;
  link: FrameLink;
  memory: ReturnType<typeof createMemory>;
  muted: Signal<boolean>;
  words: ReadonlySignal<Words>;
  play: (sound: 'connected' | 'message') => void;
};

/** Another tab of the shop may have the visitor's eyes: it goes first, and then there is nothing left to announce. */
const afterYou = 300;

/** Tells the visitor once of what is new, and the page how many messages wait to be read. */
export function announce({ host, picture, link, memory, muted, words, play }: Needs): void {
  const tell = (): void => {
    const { entries, sessionId } = picture.peek();
    const known = sessionIn(memory, sessionId);
    const fresh = entries.filter(({ seq }) => seq > (known?.announced ?? 0));
    if (!known || fresh.length === 0) return;
    memory.set({ session: { ...known, announced: entries.length } });

    const around = link.around.peek();
    const attention = { muted: muted.peek(), minimised: around?.shown !== true, focused: around?.focused === true };
    const { sound, notify } = alertFor(fresh, attention);
    if (sound) play(sound);
    if (notify) link.post({ foyer: 'notify', title: `${notify.name} ${words.peek()('chat.says')}`, text: notify.text.slice(0, 200) });
  };

  effect(() => {
    if (picture.value.entries.length === 0) return;
    if (link.around.peek()?.focused === true) tell();
    else host.after(afterYou, tell);
  });

  effect(() => {
    const { entries, phase, state, sessionId } = picture.value;
    const known = sessionIn(memory, sessionId);
    if (known && link.around.value?.shown === true && known.read < entries.length) memory.set({ session: { ...known, read: entries.length } });
    const last = lastFromAgent(entries);
    link.post({
      foyer: 'standing',
      unread: unreadAfter(entries, sessionIn(memory, sessionId)?.read ?? 0),
      live: phase !== 'new' && state !== 'completed',
      title: last ? `${last.name} ${words.value('chat.says')}` : '',
    });
  });
}

/** What is remembered of this session, and not of one that another tab has begun. */
function sessionIn(memory: Needs['memory'], id: SessionId) {
  const { session } = memory.get();
  return session?.id === id ? session : undefined;
}
