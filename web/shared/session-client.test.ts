import { describe, expect, it } from '@jest/globals';
import { createSessionClient, type SessionClientOptions } from './session-client.ts';
import { entryId, message, sessionId, view, withoutId } from './testing/entries.ts';
import { createFakeStorage, settle } from './testing/fake-host.ts';
import { aConnection } from './testing/far-end.ts';

const id = sessionId();
const minutes = 60_000;

function aChat(more: Partial<SessionClientOptions> = {}) {
  const ends = aConnection();
  const storage = createFakeStorage();
  let ids = 100;
  const aClient = (again: Partial<SessionClientOptions> = {}) =>
    createSessionClient({
      connection: ends.connection, host: ends.host, storage, sessionId: id, me: { kind: 'visitor' }, started: false,
      newEntryId: () => entryId(ids++), ...more, ...again,
    });
  const client = aClient();
  const texts = () => client.picture.get().entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind));
  const unsent = () => client.picture.get().unsent.map(({ text, status }) => `${status} ${text}`);
  return { ...ends, storage, client, aClient, texts, unsent };
}

/** A chat whose first message is in the log. */
async function aStartedChat(more: Partial<SessionClientOptions> = {}) {
  const chat = aChat(more);
  await chat.welcome();
  chat.client.start({}, 'text 1');
  await chat.answer('start', { session: view([{ ...message(1), id: entryId(100) }], { turn: 1, pass: 'p1' }) });
  return chat;
}
const entriesPush = (...seqs: number[]) => ({
  type: 'entries', sessionId: id, entries: seqs.map((seq) => message(seq)), state: 'active', version: 2, pass: 'p2',
});

describe('starting a session', () => {
  it('IRP-24: may be without text', async () => {
    const { client, welcome, last, answer } = aChat();
    await welcome();
    client.start({ language: 'de' });
    expect(last('start')).toEqual({ action: 'start', id: '2', sessionId: id, circumstances: { language: 'de' } });
    await answer('start', { session: view([]) });
    expect(client.picture.get()).toMatchObject({ phase: 'started', state: 'waiting', entries: [], unsent: [] });
  });

  it('shows the first message at once and repeats it with the same ids', async () => {
    const { client, welcome, last, host, unsent } = aChat();
    await welcome();
    client.start({}, ' hello ');
    expect([client.picture.get().phase, unsent()]).toEqual(['starting', ['sending hello']]);
    await host.pass(13_000);
    await welcome();
    expect(last('start')).toMatchObject({ sessionId: id, message: { entryId: entryId(100), text: 'hello' } });
  });

  it('IRP-09: keeps the text where the chat is closed, with the reason', async () => {
    const { client, welcome, refuse, unsent, last } = aChat();
    await welcome();
    client.start({}, 'hello');
    await refuse('start', 'chat-disabled');
    expect(client.picture.get()).toMatchObject({ phase: 'refused', startRefusal: 'chat-disabled' });
    expect(unsent()).toEqual(['failed hello']);
    client.start({});
    expect(last('start')).toMatchObject({ message: { entryId: entryId(100) } });
  });

  it('goes on after a reload that came before the answer', async () => {
    const { client, aClient, welcome, last } = aChat();
    await welcome();
    client.start({ language: 'de' }, 'hello');
    client.dispose();
    const reloaded = aClient();
    expect(reloaded.picture.get()).toMatchObject({ phase: 'starting', unsent: [{ text: 'hello' }] });
    expect(last('start')).toMatchObject({ circumstances: { language: 'de' }, message: { entryId: entryId(100) } });
  });
});

describe('a start that was refused', () => {
  async function aRefusedChat() {
    const chat = aChat();
    await chat.welcome();
    chat.client.start({ language: 'de' }, 'hello');
    await chat.refuse('start', 'chat-disabled');
    return chat;
  }

  it('is still refused after a reload', async () => {
    const { client, aClient } = await aRefusedChat();
    client.dispose();
    expect(aClient().picture.get()).toMatchObject({ phase: 'refused', startRefusal: 'chat-disabled', unsent: [{ status: 'failed' }] });
  });

  it('is tried again with what is said next', async () => {
    const { client, unsent, last } = await aRefusedChat();
    client.say('anybody?');
    expect(unsent()).toEqual(['failed hello', 'sending anybody?']);
    expect(last('start')).toMatchObject({ circumstances: { language: 'de' }, message: { text: 'anybody?' } });
  });

  it('is found by the heartbeat where an attempt that was given up has landed', async () => {
    const { client, host, answer, last } = await aRefusedChat();
    await host.pass(4 * minutes);
    await answer('ping', { heads: [{ sessionId: id, head: 1, version: 1 }] });
    expect(last('hello')).toMatchObject({ sessionId: id, after: 0 });
    await answer('hello', { session: view([{ ...message(1, 'hello'), id: entryId(100) }], { turn: 1 }) });
    expect(client.picture.get()).toMatchObject({ phase: 'started', unsent: [], entries: [{ seq: 1 }] });
  });
});

describe('sending', () => {
  it('shows a message once, first as sending, then in the log', async () => {
    const { client, answer, texts, unsent, last } = await aStartedChat();
    client.say('two');
    expect([texts(), unsent()]).toEqual([['text 1'], ['sending two']]);
    expect(last('say')).toMatchObject({ entryId: entryId(101), turn: 2, text: 'two', pass: 'p1' });
    await answer('say', { seq: 2, at: 5, head: 2 });
    expect([texts(), unsent()]).toEqual([['text 1', 'two'], []]);
  });

  it('keeps one message in flight', async () => {
    const { client, answer, frames } = await aStartedChat();
    for (const text of ['a', 'b', 'c']) client.say(text);
    const says = () => frames().filter((frame) => frame['action'] === 'say').map((frame) => frame['text']);
    expect(says()).toEqual(['a']);
    await answer('say', { seq: 2, at: 5, head: 2 });
    expect(says()).toEqual(['a', 'b']);
  });

  it('repeats an unanswered message under the same id and turn', async () => {
    const { client, host, welcome, last } = await aStartedChat();
    client.say('two');
    const first = withoutId(last('say'));
    await host.pass(13_000);
    await welcome({ session: view([], { head: 1, turn: 1 }) });
    expect(last('say')).toMatchObject(first);
  });

  it('says nothing twice when the log already shows it after a reconnect', async () => {
    const { client, host, welcome, actions, texts, unsent } = await aStartedChat();
    client.say('two');
    await host.pass(13_000);
    await welcome({ session: view([{ ...message(2, 'two'), id: entryId(101) }], { head: 2, turn: 2 }) });
    expect([actions(), texts(), unsent()]).toEqual([['hello'], ['text 1', 'two'], []]);
  });

  it('takes the next turn only after a log without the message', async () => {
    const { client, refuse, answer, last, actions } = await aStartedChat();
    client.say('two');
    await refuse('say', 'turn-taken', { turn: 2, next: 3 });
    expect(actions().at(-1)).toBe('sync');
    await answer('sync', { session: view([message(2, 'other window')], { head: 2, turn: 2 }) });
    expect(last('say')).toMatchObject({ entryId: entryId(101), turn: 3 });
  });

  it('keeps its turn when the refusal is about another attempt', async () => {
    const { client, refuse, host, last } = await aStartedChat();
    client.say('two');
    await refuse('say', 'turn-taken', { turn: 1, next: 2 });
    await host.pass(1_000);
    expect(last('say')).toMatchObject({ turn: 2 });
  });

  it('keeps a refused message with its reason, and gives the text back', async () => {
    const { client, refuse, unsent } = await aStartedChat();
    client.say('two');
    await refuse('say', 'session-completed');
    expect(unsent()).toEqual(['failed two']);
    expect([client.takeBack(entryId(101)), unsent()]).toEqual(['two', []]);
  });

  it('keeps what is unsent over a reload, with the same ids', async () => {
    const { client, aClient, last, socket } = await aStartedChat();
    client.say('two');
    client.say('three');
    client.dispose();
    socket().sent.length = 0;
    const reloaded = aClient({ started: true });
    expect(reloaded.picture.get().unsent.map(({ text }) => text)).toEqual(['two', 'three']);
    expect(last('hello')).toMatchObject({ sessionId: id, after: 0 });
  });

  it('leaves the storage to its successor', async () => {
    const { client, aClient, last, socket, storage } = await aStartedChat();
    client.say('two');
    const { id: re } = last('say');
    client.dispose();
    aClient({ started: true }).say('three');
    const kept = [...storage.kept.values()];
    socket().receive({ re, ok: true, value: { seq: 2, at: 5, head: 2 } });
    await settle();
    expect([...storage.kept.values()]).toEqual(kept);
  });

  it('drops nothing when the storage is forbidden', async () => {
    const refuse = () => {
      throw new Error('denied');
    };
    const { client, unsent } = await aStartedChat({ storage: { getItem: refuse, setItem: refuse, removeItem: refuse } });
    client.say('two');
    expect(unsent()).toEqual(['sending two']);
  });
});

describe('BY-01: hearing everything', () => {
  it('asks for what is missing as soon as a hole is seen', async () => {
    const { push, last, answer, texts } = await aStartedChat();
    await push(entriesPush(3));
    expect([texts(), last('sync')['after']]).toEqual([['text 1'], 1]);
    await answer('sync', { session: view([message(2), message(3)], { head: 3, version: 2 }) });
    expect(texts()).toEqual(['text 1', 'text 2', 'text 3']);
  });

  it('asks from where it stands on every new socket', async () => {
    const { push, socket, host, welcome, last } = await aStartedChat();
    await push(entriesPush(2));
    socket().drop();
    await host.pass(1_000);
    await welcome({ session: view([], { head: 2, version: 2 }) });
    expect(last('hello')).toMatchObject({ sessionId: id, after: 2 });
  });

  it('notices a lost last message by the heartbeat', async () => {
    const { client, host, answer, last } = await aStartedChat();
    await host.pass(4 * minutes);
    expect(last('ping')['sessionIds']).toEqual([id]);
    await answer('ping', { heads: [{ sessionId: id, head: 2, version: 1 }] });
    expect([client.picture.get().synced, last('sync')['after']]).toEqual([false, 1]);
  });

  it('notices by an acknowledgement that others wrote before', async () => {
    const { client, answer, last } = await aStartedChat();
    client.say('three');
    await answer('say', { seq: 3, at: 9, head: 3 });
    expect([client.picture.get().unsent[0]?.status, last('sync')['after']]).toEqual(['sent', 1]);
  });

  it('ignores what is about another session', async () => {
    const { push, texts } = await aStartedChat();
    await push({ ...entriesPush(2), sessionId: sessionId(2) });
    expect(texts()).toEqual(['text 1']);
  });
});

describe('what a person asks for', () => {
  it.each([
    ['end', 'end', { session: view([], { head: 1, state: 'completed', version: 2 }) }],
    ['rate', 'rate', { rating: 'good', version: 2 }],
    ['mailTranscript', 'mail-transcript', {}],
  ] as const)('%s repeats itself with the same ids until it is answered', async (wish, action, value) => {
    const { client, host, welcome, last, answer } = await aStartedChat();
    const done = wish === 'end' ? client.end() : wish === 'rate' ? client.rate('good') : client.mailTranscript('ana@aurora.test');
    const same = withoutId(last(action));
    await host.pass(13_000);
    await welcome({ session: view([], { head: 1 }) });
    expect(last(action)).toMatchObject(same);
    await answer(action, value);
    expect(await done).toMatchObject({ ok: true });
  });

  it('waits behind the messages that were typed before it', async () => {
    const { client, actions } = await aStartedChat();
    client.say('last words');
    void client.end();
    expect(actions().at(-1)).toBe('say');
  });

  it('IRP-28: shows a rating at once and lets the last click win', async () => {
    const { client, answer } = await aStartedChat();
    void client.rate('good');
    void client.rate(null);
    expect(client.picture.get().rating).toBeUndefined();
    await answer('rate', { rating: 'good', version: 2 });
    await answer('rate', { rating: null, version: 3 });
    expect(client.picture.get().rating).toBeUndefined();
  });

  it('IRP-22: shows the place in the queue until it leaves it', async () => {
    const { client, push } = await aStartedChat();
    await push({ type: 'queue', sessionId: id, place: { position: 2, total: 3, more: false } });
    expect(client.picture.get().queue?.position).toBe(2);
    await push(entriesPush(2));
    expect(client.picture.get().queue).toBeUndefined();
  });
});

describe('typing', () => {
  it('IRP-33: goes out with the newest pass', async () => {
    const { client, push, last } = await aStartedChat();
    await push({ type: 'pass', sessionId: id, pass: 'p9' });
    client.typing('H');
    expect(last('typing')).toEqual({ action: 'typing', sessionId: id, pass: 'p9' });
  });

  it('IRP-47: shows the draft only while the agent looks', async () => {
    const { client, push, host, frames } = await aStartedChat({ typingPreview: true });
    client.typing('secret');
    await push({ type: 'looking', sessionId: id, looking: true });
    client.typing('hello');
    await host.pass(1_600);
    await push({ type: 'looking', sessionId: id, looking: false });
    client.typing('secret again');
    await host.pass(1_600);
    expect(frames().filter((frame) => frame['action'] === 'typing').map((frame) => frame['draft'])).toEqual([undefined, 'hello']);
  });

  it('IRP-33: of the other side is seen until its message is there', async () => {
    const { client, push } = await aStartedChat({ me: { kind: 'visitor' } });
    await push({ type: 'typing', sessionId: id, name: 'Ana' });
    expect(client.picture.get().typing).toEqual({ name: 'Ana' });
    await push({ ...entriesPush(2), entries: [{ kind: 'connected', seq: 2, id: entryId(2), at: 2, by: { kind: 'system' } }] });
    expect(client.picture.get().typing).toBeUndefined();
  });
});
