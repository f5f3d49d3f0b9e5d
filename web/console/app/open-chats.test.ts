import { describe, expect, it } from '@jest/globals';
import { Entry } from '../../../functions/contract/entry.ts';
import { AgentId, SessionId } from '../../../functions/contract/ids.ts';
import { SessionRow } from '../../../functions/contract/session.ts';
import type { Storage } from '../../shared/host.ts';
import type { SessionPicture } from '../../shared/session-client.ts';
import { createStore } from '../../shared/store.ts';
import { keptList } from './kept-list.ts';
import { openChatsOf } from './open-chats.ts';

const one = SessionId.parse('11111111-1111-4111-8111-111111111111');
const two = SessionId.parse('22222222-2222-4222-8222-222222222222');

/** A storage like the browser's, in memory. */
function aStorage(barred = false): Storage {
  const items = new Map<string, string>();
  return {
    getItem: (key) => items.get(key) ?? null,
    setItem: (key, value) => {
      if (barred) throw new Error('full');
      items.set(key, value);
    },
    removeItem: (key) => void items.delete(key),
  };
}

/** Open chats over a desk that remembers which sessions have a live client. */
const chats = (storage: Storage) => {
  const live = new Set<string>();
  const desk = {
    open: (id: SessionId) => { live.add(id); return idle; },
    close: (id: SessionId) => void live.delete(id),
  };
  return { live, ...openChatsOf(desk, { open: keptList(storage, 'open'), away: keptList(storage, 'away'), read: keptList(storage, 'read') }) };
};
const answer = () => Promise.resolve({ ok: true, value: {} } as const);
const picture = createStore<SessionPicture>({
  sessionId: one, phase: 'started', startRefusal: undefined, state: 'active', unsent: [], rating: undefined,
  queue: undefined, typing: undefined, synced: true, entries: [],
});
const idle = {
  picture, start: () => undefined, say: () => undefined, retry: () => undefined, takeBack: () => undefined,
  typing: () => undefined, looking: () => undefined, heard: () => undefined, update: () => undefined, dispose: () => undefined,
  connect: answer, end: answer, markUnanswered: answer, rate: answer, mailTranscript: answer,
};

describe('open chats', () => {
  it('keeps several chats open over a reload', () => {
    const storage = aStorage();
    const before = chats(storage);
    before.open(one);
    before.open(two);
    before.open(one);
    const after = chats(storage);
    expect(after.ids.get()).toEqual([one, two]);
    expect([...after.live]).toEqual([one, two]);
  });

  it('lets go of the client of a chat put away', () => {
    const { open, putAway, ids, live } = chats(aStorage());
    open(one);
    putAway(one);
    expect(ids.get()).toEqual([]);
    expect(live.size).toBe(0);
  });

  it('ignores what is not a session id in the storage', () => {
    const storage = aStorage();
    storage.setItem('open', '["<b>", 3, null]');
    expect(chats(storage).ids.get()).toEqual([]);
  });

  it('works without a storage that keeps', () => {
    const { open, ids } = chats(aStorage(true));
    open(one);
    expect(ids.get()).toEqual([one]);
  });

  it('opens the chats this agent is answering, but none put away', () => {
    const me = AgentId.parse('agentana0001');
    const row = SessionRow.parse({
      sessionId: one, version: 2, state: 'active', receivedAt: 1, operator: { agentId: me, name: 'Ana' },
      facts: { customer: { verified: false } },
    });
    const { adopt, ids, putAway } = chats(aStorage());
    adopt([row, { ...row, sessionId: two, state: 'completed' }], me);
    expect(ids.get()).toEqual([one]);
    putAway(one);
    adopt([row], me);
    expect(ids.get()).toEqual([]);
  });

  it('counts the messages nobody has read, over a reload', () => {
    const by = { kind: 'visitor' } as const;
    const message = (seq: number) => Entry.parse({ seq, id: 'aaaaaaaaaaaa', at: 1, kind: 'message', by, text: 'x' });
    const storage = aStorage();
    const before = chats(storage);
    before.open(one);
    picture.set({ ...picture.get(), entries: [message(1), message(2)] });
    expect(before.unread.counts.get().get(one)).toBe(2);
    before.unread.read(one, 1);
    expect(chats(storage).unread.counts.get().get(one)).toBe(1);
  });
});
