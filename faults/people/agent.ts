import type { SessionId } from '../../functions/contract/ids.ts';
import { createConnection, type Connection } from '../../web/shared/connection.ts';
import { createDeskClient, type DeskClient } from '../../web/shared/desk-client.ts';
import type { SessionClient } from '../../web/shared/session-client.ts';
import type { Plant } from '../plant.ts';
import type { Role } from '../script.ts';
import type { Server } from '../server.ts';
import { watchClient, type ClientWatch, type Floors } from '../watch/client.ts';
import { watchRows, type RowsWatch } from '../watch/rows.ts';
import { agentIdOf, headOf, tenants, type World } from '../world.ts';
import { createDevice } from './device.ts';
import type { Person, Verb } from './person.ts';

/** An agent at his console, in one tab. */
export function createAgent(world: World, server: Server, plant: Plant, { name: whose, tenant, tab }: Role): Person {
  const name = tab === 1 ? whose : `${whose}.${tab}`;
  const tenantId = tenants[tenant];
  const me = { agentId: agentIdOf(whose), name: `${whose} of ${tenant}` };
  const actor = { tenantId, agentId: me.agentId, role: 'agent' } as const;
  const floors: Floors = new Map();
  const device = createDevice(world, server, name, tenantId, floors);
  const said = new Map<SessionId, string[]>();
  const sessions = new Map<SessionId, { client: SessionClient; watch: ClientWatch }>();
  let connection: Connection;
  let desk: DeskClient | undefined;
  let rows: RowsWatch;

  function open(): DeskClient {
    const real = createConnection({
      host: device.host,
      ticket: async () => ({ socketUrl: 'wss://foyer.test', ticket: (await server.ticket(actor)).ticket }),
    });
    connection = plant.connection?.(real) ?? real;
    const opened = createDeskClient({
      connection, host: device.host, storage: device.storage, sharedStorage: device.storage, me,
      tabs: { post: () => undefined, onMessage: () => () => undefined },
      readList: () => server.list(actor),
      newEntryId: world.ids.entryId,
    });
    desk = opened;
    rows = watchRows(world, { device: name, tenantId, desk: opened });
    connection.start();
    for (const sessionId of said.keys()) openSession(opened, sessionId);
    return opened;
  }

  function openSession(at: DeskClient, sessionId: SessionId) {
    const known = sessions.get(sessionId);
    if (known) return known;
    const real = at.open(sessionId);
    const client = plant.session?.(real, connection) ?? real;
    const takesPart = () => headOf(world, tenantId, sessionId)?.agents[me.agentId] !== undefined;
    const watch = watchClient(world, { device: name, tenantId, sessionId, client, connection, floors, isVisitor: false, takesPart });
    const opened = { client, watch };
    sessions.set(sessionId, opened);
    said.set(sessionId, said.get(sessionId) ?? []);
    return opened;
  }

  function close() {
    rows.stop();
    for (const { watch } of sessions.values()) watch.stop();
    sessions.clear();
    desk?.dispose();
    connection.stop();
    desk = undefined;
  }

  /** One of the sessions of the grid, or of those that are open. */
  function someRow(at: DeskClient, chance: number): SessionId | undefined {
    const listed = at.picture.get().rows;
    return listed[Math.floor(chance * listed.length)]?.sessionId;
  }
  const someOpen = (chance: number) => [...sessions.entries()][Math.floor(chance * sessions.size)];

  function say(chance: number) {
    const [sessionId, opened] = someOpen(chance) ?? [];
    if (!sessionId || !opened) return;
    const texts = said.get(sessionId) ?? [];
    const text = `${tenant} ${name} to ${sessionId.slice(-2)} ${texts.length + 1} ${'.'.repeat(Math.floor(chance * 200))}`;
    texts.push(text);
    opened.client.say(text);
  }

  async function change(enabled: boolean) {
    const { version, useRules } = world.store.settings.get(tenantId) ?? { version: 1, useRules: false };
    const settings = { version, change: { enabled, ...(enabled && !useRules ? { useRules: true } : {}) } };
    // Refused or unanswered, he looks again; here he just lets it be.
    await server.change(actor, settings).catch(() => undefined);
  }

  const verbs: Record<Verb, (at: DeskClient, chance: number) => void> = {
    look: (at, chance) => {
      const sessionId = someRow(at, chance);
      if (sessionId) openSession(at, sessionId).client.looking(true);
    },
    take: (at, chance) => {
      const sessionId = someRow(at, chance);
      if (sessionId) void openSession(at, sessionId).client.connect();
    },
    say: (_at, chance) => say(chance),
    burst: (_at, chance) => {
      for (let left = 3; left > 0; left -= 1) say(chance);
    },
    type: (_at, chance) => someOpen(chance)?.[1].client.typing('typing'),
    end: (_at, chance) => void someOpen(chance)?.[1].client.end(),
    giveUp: (_at, chance) => void someOpen(chance)?.[1].client.markUnanswered(),
    retry: () => {
      for (const { client } of sessions.values()) {
        for (const { entryId, status } of client.picture.get().unsent) if (status === 'failed') client.retry(entryId);
      }
    },
    switch: (_at, chance) => void change(chance < 0.7),
    reload: () => {
      close();
      open();
    },
    cut: device.cut,
    sink: device.sink,
    offline: () => device.online(false),
    online: () => device.online(true),
    wake: device.wake,
    begin: () => undefined, rate: () => undefined, update: () => undefined, mail: () => undefined,
  };

  return {
    name,
    act: (verb, chance) => verbs[verb](desk ?? open(), chance),
    heal: () => {
      device.online(true);
      device.wake();
    },
    atRest: () => {
      if (!desk) return;
      rows.atRest();
      for (const [sessionId, { watch }] of sessions) watch.atRest(said.get(sessionId) ?? []);
    },
  };
}
