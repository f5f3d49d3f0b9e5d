import { effect, untracked, type ReadonlySignal, type Signal } from '@preact/signals';
import type { SessionPicture } from '../../shared/session-client.ts';
import type { Words } from '../../shared/words.ts';
import type { FrameLink } from '../frame-link.ts';
import { alertFor, lastFromAgent, unreadAfter } from './alerts.ts';
import type { createMemory } from './memory.ts';

type Needs = {
  picture: ReadonlySignal<SessionPicture>;
  link: FrameLink;
  memory: ReturnType<typeof createMemory>;
  muted: Signal<boolean>;
  words: ReadonlySignal<Words>;
  play: (sound: 'connected' | 'message') => void;
};

/** Tells the visitor once of what is new, and the page how many messages wait to be read. */
export function announce({ picture, link, memory, muted, words, play }: Needs): void {
  effect(() => {
    const { entries } = picture.value;
    const known = memory.get().session;
    const fresh = entries.filter(({ seq }) => seq > (known?.announced ?? 0));
    if (!known || fresh.length === 0) return;
    memory.set({ session: { ...known, announced: entries.length } });

    const around = untracked(() => link.around.value);
    const attention = { muted: muted.peek(), minimised: around?.shown !== true, focused: around?.focused === true };
    const { sound, notify } = alertFor(fresh, attention);
    if (sound) play(sound);
    if (notify) link.post({ foyer: 'notify', title: `${notify.name} ${words.peek()('chat.says')}`, text: notify.text.slice(0, 200) });
  });

  effect(() => {
    const { entries, phase, state } = picture.value;
    const known = memory.get().session;
    if (known && link.around.value?.shown === true && known.read < entries.length) memory.set({ session: { ...known, read: entries.length } });
    const last = lastFromAgent(entries);
    link.post({
      foyer: 'standing',
      unread: unreadAfter(entries, memory.get().session?.read ?? 0),
      live: phase !== 'new' && state !== 'completed',
      title: last ? `${last.name} ${words.value('chat.says')}` : '',
    });
  });
}
