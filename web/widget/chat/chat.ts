import { computed, effect, signal, untracked } from '@preact/signals';
import type { EntryId } from '../../../functions/contract/ids.ts';
import { createConnection } from '../../shared/connection.ts';
import type { Host, Storage } from '../../shared/host.ts';
import { newEntryId, newSessionId } from '../../shared/ids.ts';
import { createSessionClient, type SessionClient, type SessionPicture } from '../../shared/session-client.ts';
import type { Undo } from '../../shared/store.ts';
import { messageChars, refusalSentence, wordsFrom } from '../../shared/words.ts';
import type { FrameLink } from '../frame-link.ts';
import { announce } from './announce.ts';
import { circumstancesOf, thisBrowser } from './circumstances.ts';
import { afterSignOut } from './credentials.ts';
import { createDoor } from './door.ts';
import { createDraft } from './draft.ts';
import type { createMemory } from './memory.ts';
import { composerMode } from './standing.ts';
import type { createVisits } from './visit.ts';

type Needs = {
  host: Host;
  link: FrameLink;
  tenant: string;
  memory: ReturnType<typeof createMemory>;
  /** Of this tab: what is typed or unsent. */
  tab: Storage;
  visit: ReturnType<typeof createVisits>;
  play: (sound: 'connected' | 'message') => void;
};
export type Chat = ReturnType<typeof createChat>;

/** The visitor's chat: which session it is, who he is in it, and everything the panel shows of it. */
export function createChat({ host, link, tenant, memory, tab, visit, play }: Needs) {
  const draft = createDraft(tab, tenant);
  const problem = signal('');
  const muted = signal(memory.get().muted);
  const shown = computed(() => link.around.value?.shown ?? false);

  const isUnderWay = (): boolean => picture.peek().phase !== 'new';
  const door = createDoor({ link, tenant, memory, visit, isUnderWay });
  const words = computed(() => wordsFrom(door.visit.value?.strings ?? {}));
  const connection = createConnection({ host, ticket: door.ticket });
  const connectionState = signal(connection.state.get());
  connection.state.subscribe((state) => { connectionState.value = state; });

  let client = open();
  const picture = signal<SessionPicture>(client.picture.get());
  let unwatch: Undo = client.picture.subscribe(watch);

  function open(): SessionClient {
    const known = memory.get().session;
    return createSessionClient({
      connection, host, storage: tab, sessionId: known?.id ?? newSessionId(), me: { kind: 'visitor' }, started: known?.started ?? false,
      get typingPreview() { return door.visit.peek()?.typingPreview ?? false; },
      newEntryId,
    });
  }

  function reopen(): void {
    unwatch();
    client.dispose();
    client = open();
    picture.value = client.picture.get();
    unwatch = client.picture.subscribe(watch);
  }

  /** Lets go of this session; the next message starts another. */
  function leave(): void {
    memory.set({ session: undefined });
    reopen();
  }

  /** Another tab of the shop may have begun a chat meanwhile: then it is this one too. */
  function adopt(): void {
    const known = memory.get().session;
    if (known?.started === true && !isUnderWay()) reopen();
  }

  function forgetCustomer(): void {
    const wasHis = memory.get().session?.verified === true;
    memory.set(afterSignOut(memory.get()));
    if (wasHis) leave();
  }

  /** Asks at the door again: the availability is that of this moment (IRP-09). */
  function knock(): void {
    adopt();
    if (!isUnderWay()) connection.stop();
    connection.start();
  }

  function watch(next: SessionPicture): void {
    picture.value = next;
    const known = memory.get().session;
    if (next.phase === 'started' && known?.id === next.sessionId && !known.started) memory.set({ session: { ...known, started: true } });
    if (next.phase === 'gone') {
      draft.giveBack(next.unsent.map(({ text }) => text));
      leave();
    }
    if (next.phase === 'refused') {
      draft.giveBack(next.unsent.map(({ text }) => text));
      problem.value = refusalSentence(words.peek(), next.startRefusal ?? '');
      if (next.startRefusal === 'chat-disabled') door.shut();
      leave();
    }
    for (const { entryId, status, reason } of next.unsent) {
      if (status === 'failed' && (reason === 'input-invalid' || reason === 'input-too-large')) {
        draft.giveBack([client.takeBack(entryId)]);
        problem.value = refusalSentence(words.peek(), reason);
      }
    }
  }

  const circumstances = () => circumstancesOf(link.around.peek() ?? {}, thisBrowser());
  let told = '';

  function send(): void {
    const text = draft.text.peek().trim();
    problem.value = text.length > messageChars ? refusalSentence(words.peek(), 'input-too-large') : '';
    // Without a live connection for good, the text is safest where it is.
    if (problem.peek() !== '' || connectionState.peek() === 'unsupported') return;
    if (!isUnderWay()) {
      const around = circumstances();
      told = JSON.stringify(around);
      memory.set({ session: { id: picture.peek().sessionId, verified: door.isVerified(), started: false, read: 0, announced: 0 } });
      client.start(around, text === '' ? undefined : text);
      // The visitor's own click: the only moment at which a browser lets us ask.
      link.post({ foyer: 'ask' });
    } else if (text !== '') client.say(text);
    draft.write('');
  }

  const identity = computed(() => link.around.value?.identity);
  const hasPage = computed(() => link.around.value !== undefined);
  effect(() => {
    const [present, showing, isSignedOut] = [hasPage.value, shown.value, identity.value === null];
    if (!present) return;
    untracked(() => {
      if (isSignedOut) forgetCustomer();
      if (showing || isUnderWay()) knock();
      else connection.stop();
    });
  });
  effect(() => {
    const now = link.around.value;
    if (picture.value.phase !== 'started' || picture.value.state === 'completed' || !now) return;
    const around = JSON.stringify(circumstances());
    if (around !== told) client.update(circumstances());
    told = around;
  });
  announce({ host, picture, link, memory, muted, words, play });

  return {
    now: host.now,
    words, draft: draft.text, problem, muted, shown, picture, connectionState,
    brand: computed(() => door.visit.value?.brand ?? ''),
    email: computed(() => door.visit.value?.email ?? ''),
    basket: computed(() => link.around.value?.basket),
    language: computed(() => link.around.value?.language ?? 'en'),
    refusal: door.refusal,
    opensAt: computed(() => door.visit.value?.opensAt),
    mode: computed(() => composerMode(door.isClosed.value, picture.value.phase !== 'new', picture.value.state)),
    send,
    write: (text: string): void => {
      draft.write(text);
      problem.value = '';
      client.typing(text);
    },
    retry: (entryId: EntryId): void => { client.retry(entryId); },
    rate: (rating: 'good' | 'bad') => client.rate(picture.peek().rating === rating ? null : rating),
    end: () => client.end(),
    mailTranscript: (to: string) => client.mailTranscript(to),
    adopt: (): void => {
      if (shown.peek()) adopt();
      if (isUnderWay()) connection.start();
    },
    startAnew: (): void => {
      leave();
      knock();
    },
    toggleSound: (): void => {
      muted.value = !muted.peek();
      memory.set({ muted: muted.peek() });
    },
    minimise: (): void => { link.post({ foyer: 'minimise' }); },
  };
}
