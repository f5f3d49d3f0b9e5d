import { describe, expect, it } from '@jest/globals';
import type { AgentId } from '../../functions/contract/ids.ts';
import type { SessionRow, SessionRowState } from '../../functions/contract/session.ts';
import { createDeskClient } from './desk-client.ts';
import { sessionId, view, message } from './testing/entries.ts';
import { createFakeStorage, settle } from './testing/fake-host.ts';
import { aConnection } from './testing/far-end.ts';

const isAgentId = (text: string): text is AgentId => text.length === 12;
const agentId = 'ana000000000';
const taken = (id: SessionRow['sessionId']): SessionRowState => ({ sessionId: id, version: 2, state: 'active', receivedAt: 1_000_000 });
const [first, second] = [sessionId(1), sessionId(2)];
const row = (id: SessionRow['sessionId'], more: Partial<SessionRow> = {}): SessionRow => ({
  sessionId: id, version: 1, state: 'waiting', receivedAt: 1_000_000, facts: { customer: { verified: false } }, ...more,
});

function aDesk(list: SessionRow[]) {
  const ends = aConnection();
  if (!isAgentId(agentId)) throw new Error('not an agent id');
  const desk = createDeskClient({
    connection: ends.connection, host: ends.host,
    storage: createFakeStorage(), sharedStorage: createFakeStorage(),
    tabs: { post: () => undefined, onMessage: () => () => undefined },
    me: { agentId, name: 'Ana' },
    readList: async () => list,
  });
  const heard: string[] = [];
  desk.onNewSession((one) => heard.push(one.sessionId));
  const states = () => desk.picture.get().rows.map(({ state }) => state);
  return { ...ends, desk, list, heard, states };
}

describe('the desk', () => {
  it('IRP-41: shows the list once it has been read', async () => {
    const { desk } = aDesk([row(first)]);
    expect(desk.picture.get()).toEqual({ rows: [], loaded: false, failed: false });
    await settle();
    expect(desk.picture.get()).toMatchObject({ rows: [{ sessionId: first }], loaded: true });
  });

  it('IRP-38: sounds for a third session, not for the two that wait at load', async () => {
    const { host, heard, welcome, push } = aDesk([row(first), row(second)]);
    await welcome();
    const third = row(sessionId(3));
    await push({ type: 'row', row: third });
    await push({ type: 'row', row: third });
    await host.pass(1_000);
    expect(heard).toEqual([third.sessionId]);
  });

  it('IRP-38: sounds for a session that arrived while the connection was down', async () => {
    const { host, heard, welcome, list, socket } = aDesk([row(first)]);
    await welcome();
    socket().drop();
    list.push(row(second));
    await host.pass(1_000);
    await welcome();
    await host.pass(1_000);
    expect(heard).toEqual([second]);
  });

  it('reads the list again when it hears of a session it does not know', async () => {
    const { welcome, push, list, states } = aDesk([]);
    await welcome();
    list.push(row(first, { state: 'active', version: 2 }));
    await push({ type: 'row-state', row: taken(first) });
    expect(states()).toEqual(['active']);
  });

  it('says when the list could not be read, and tries again', async () => {
    const ends = aConnection();
    let isDown = true;
    if (!isAgentId(agentId)) throw new Error('not an agent id');
    const desk = createDeskClient({
      connection: ends.connection, host: ends.host, storage: createFakeStorage(), sharedStorage: createFakeStorage(),
      tabs: { post: () => undefined, onMessage: () => () => undefined }, me: { agentId, name: 'Ana' },
      readList: async () => (isDown ? Promise.reject(new Error('down')) : []),
    });
    await settle();
    expect(desk.picture.get()).toMatchObject({ loaded: false, failed: true });
    isDown = false;
    await ends.host.pass(1_000);
    expect(desk.picture.get()).toMatchObject({ loaded: true, failed: false });
  });

  it('says hello for itself, then for each open session', async () => {
    const { desk, connection, frames, socket } = aDesk([row(first)]);
    desk.open(first);
    connection.start();
    await settle();
    socket().open();
    expect(frames().map(({ action, sessionId: about }) => [action, about])).toEqual([['hello', undefined], ['hello', first]]);
  });

  it('beats for all open sessions in one frame', async () => {
    const { desk, host, welcome, last, answer, frames, socket } = aDesk([row(first), row(second)]);
    await welcome();
    const one = desk.open(first);
    desk.open(second);
    for (const { id: re, sessionId: about } of frames().slice(1)) {
      socket().receive({ re, ok: true, value: { session: view([message(1)], about === first ? {} : { sessionId: second }) } });
      await settle();
    }
    await host.pass(4 * 60_000);
    expect(last('ping')['sessionIds']).toEqual([first, second]);
    await answer('ping', { heads: [{ sessionId: first, head: 4, version: 1 }] });
    expect([one.picture.get().synced, last('sync')['sessionId']]).toEqual([false, first]);
  });

  it('IRP-45: takes the row that comes with the answer', async () => {
    const { desk, welcome, answer, states } = aDesk([row(first)]);
    await welcome();
    const done = desk.open(first).connect();
    await answer('hello', { session: view([message(1)]) });
    await answer('connect', { session: view([message(1)], { state: 'active', version: 2 }), row: taken(first) });
    expect([(await done).ok, states()]).toEqual([true, ['active']]);
  });

  it('hands on a change of the settings', async () => {
    const { desk, welcome, push } = aDesk([]);
    const seen: boolean[] = [];
    desk.onSettings(({ enabled }) => seen.push(enabled));
    await welcome();
    await push({ type: 'settings', version: 2, enabled: false, useRules: false, availability: { state: 'closed', reason: 'manual' } });
    expect(seen).toEqual([false]);
  });
});
