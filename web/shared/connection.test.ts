import { describe, expect, it } from '@jest/globals';
import { createConnection, type ConnectionState } from './connection.ts';
import { createFakeHost, settle } from './testing/fake-host.ts';
import { aConnection } from './testing/far-end.ts';
import { sessionId } from './testing/entries.ts';

const minutes = 60_000;
const ping = { action: 'ping' as const, sessionIds: [sessionId()] };

describe('a connection', () => {
  it('goes from idle over connecting to open', async () => {
    const { connection, welcome } = aConnection();
    const seen: ConnectionState[] = [connection.state.get()];
    connection.state.subscribe((state) => seen.push(state));
    await welcome();
    expect(seen).toEqual(['idle', 'connecting', 'open']);
  });

  it('puts the ticket into the address of its socket', async () => {
    const { socket, welcome } = aConnection(async () => ({ socketUrl: 'wss://foyer.test/live', ticket: 'a b' }));
    await welcome();
    expect(socket().url).toBe('wss://foyer.test/live?ticket=a%20b');
  });

  it('greets before anything else may use a socket', async () => {
    const { connection, welcome, actions, frames } = aConnection();
    connection.onSocket(async (ask) => (await ask({ action: 'hello' })).ok);
    connection.start();
    await settle();
    expect(await connection.ask(ping)).toMatchObject({ ok: false, refusal: 'no-answer' });
    await welcome();
    void connection.ask(ping);
    expect(actions()).toEqual(['hello', 'ping']);
    expect(frames()[0]).toEqual({ action: 'hello', id: '1' });
  });

  it('replaces a socket whose greeting is refused', async () => {
    const { connection, welcome, host, socket } = aConnection();
    connection.onSocket(async () => host.sockets.length > 1);
    await welcome();
    expect([connection.state.get(), socket().isClosed]).toEqual(['reconnecting', true]);
    await host.pass(1_000);
    await welcome();
    expect(connection.state.get()).toBe('open');
  });

  it('matches each answer with its request', async () => {
    const { connection, welcome, socket } = aConnection();
    await welcome();
    const answers = [connection.ask(ping), connection.ask(ping)];
    socket().receive({ re: '2', ok: true, value: { heads: [2] } });
    socket().receive({ re: '1', ok: true, value: { heads: [1] } });
    expect(await Promise.all(answers)).toEqual([{ ok: true, value: { heads: [1] } }, { ok: true, value: { heads: [2] } }]);
  });

  it('takes silence for a dead socket and answers that nobody knows', async () => {
    const { connection, welcome, host, socket } = aConnection();
    await welcome();
    const answer = connection.ask(ping);
    await host.pass(12_000);
    expect(await answer).toMatchObject({ ok: false, refusal: 'no-answer' });
    expect([connection.state.get(), socket(0).isClosed]).toEqual(['reconnecting', true]);
  });

  it('comes back after a drop with a new ticket', async () => {
    let issued = 0;
    const { connection, welcome, host, socket } = aConnection(async () => ({ socketUrl: 'wss://x.test', ticket: String(++issued) }));
    await welcome();
    socket().drop();
    expect(connection.state.get()).toBe('reconnecting');
    await host.pass(1_000);
    await welcome();
    expect([connection.state.get(), issued]).toEqual(['open', 2]);
  });

  it('waits longer after each failure', async () => {
    const { connection, host } = aConnection(async () => Promise.reject(new Error('down')));
    host.chances.push(1, 1, 1);
    connection.start();
    await host.pass(0);
    const before = host.now();
    await host.pass(999);
    expect([connection.state.get(), host.now() - before]).toEqual(['reconnecting', 999]);
  });

  it('opens the next socket before the old one ends, between 90 and 110 minutes', async () => {
    const { connection, welcome, host, socket } = aConnection();
    const seen: ConnectionState[] = [];
    await welcome();
    connection.state.subscribe((state) => seen.push(state));
    await host.pass(99 * minutes);
    expect(host.sockets).toHaveLength(1);
    await host.pass(2 * minutes - 60_000);
    expect([host.sockets.length, socket(0).isClosed]).toEqual([2, false]);
    await welcome();
    expect([socket(0).isClosed, socket(1).isClosed, seen]).toEqual([true, false, []]);
  });

  it('hears what still comes over the old socket meanwhile', async () => {
    const { connection, welcome, host, socket } = aConnection();
    const heard: string[] = [];
    connection.onPush(({ type }) => heard.push(type));
    await welcome();
    await host.pass(100 * minutes);
    socket(0).receive({ type: 'typing', sessionId: sessionId() });
    expect(heard).toEqual(['typing']);
  });

  it('says so at once when the browser goes offline, and returns by itself', async () => {
    const { connection, welcome, host } = aConnection();
    await welcome();
    host.online = false;
    host.wake();
    expect(connection.state.get()).toBe('offline');
    await host.pass(10 * minutes);
    expect(host.sockets).toHaveLength(1);
    host.online = true;
    host.wake();
    await host.pass(1_000);
    await welcome();
    expect(connection.state.get()).toBe('open');
  });

  it('says so where the browser has no WebSocket', () => {
    const connection = createConnection({ host: { ...createFakeHost(), openSocket: undefined }, ticket: async () => undefined });
    connection.start();
    expect(connection.state.get()).toBe('unsupported');
  });

  it('stops for good where no ticket is given', async () => {
    const { connection, host } = aConnection(async () => undefined);
    connection.start();
    await host.pass(10 * minutes);
    expect([connection.state.get(), host.sockets.length]).toEqual(['stopped', 0]);
  });

  it('leaves nothing behind when stopped, and may start again', async () => {
    const { connection, welcome, host, socket } = aConnection();
    await welcome();
    connection.stop();
    host.wake();
    await host.pass(200 * minutes);
    expect([connection.state.get(), socket().isClosed, host.sockets.length]).toEqual(['stopped', true, 1]);
    connection.start();
    await welcome();
    expect(connection.state.get()).toBe('open');
  });

  it('leaves no socket behind that was still opening', async () => {
    const { connection, socket } = aConnection();
    connection.onSocket(async (ask) => (await ask({ action: 'hello' })).ok);
    connection.start();
    await settle();
    socket().open();
    connection.stop();
    expect(socket().isClosed).toBe(true);
  });

  it('ignores what is not a frame of the contract', async () => {
    const { connection, welcome, socket } = aConnection();
    const heard: unknown[] = [];
    connection.onPush((push) => heard.push(push));
    await welcome();
    for (const frame of [null, 7, [], 'x', {}, { message: 'Forbidden' }]) socket().receive(frame);
    expect([heard, connection.state.get()]).toEqual([[], 'open']);
  });
});
