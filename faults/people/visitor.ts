import type { EntryId, SessionId } from '../../functions/contract/ids.ts';
import { createConnection, type Connection } from '../../web/shared/connection.ts';
import { createSessionClient, type SessionClient } from '../../web/shared/session-client.ts';
import type { Plant } from '../plant.ts';
import type { Server } from '../server.ts';
import { watchClient, type ClientWatch, type Floors } from '../watch/client.ts';
import { tenants, type TenantName, type World } from '../world.ts';
import { createDevice } from './device.ts';
import type { Person, Verb } from './person.ts';

/** What the tabs of one visitor share. */
export type VisitorPerson = { readonly name: string; readonly tenant: TenantName; readonly sessionId: SessionId; token: string | undefined };

/** One tab of a visitor's browser. */
export function createVisitor(world: World, server: Server, plant: Plant, who: VisitorPerson, tab: number): Person {
  const tenantId = tenants[who.tenant];
  const floors: Floors = new Map();
  const device = createDevice(world, server, `${who.name}.${tab}`, tenantId, floors);
  const said: string[] = [];
  let connection: Connection;
  let client: SessionClient;
  let watch: ClientWatch;
  let isOpen = false;

  function open(started: boolean) {
    isOpen = true;
    const real = createConnection({
      host: device.host,
      ticket: async () => {
        const sent = who.token;
        const { visitor, ticket } = await server.visit(tenantId, sent);
        // Of two tabs that both came as nobody, the first gives its name to both.
        if (sent === undefined && who.token !== undefined) throw new Error('another tab was first');
        who.token ??= visitor;
        return { socketUrl: 'wss://foyer.test', ticket };
      },
    });
    connection = plant.connection?.(real) ?? real;
    const built = createSessionClient({
      connection, host: device.host, storage: device.storage, sessionId: who.sessionId, me: { kind: 'visitor' },
      started, typingPreview: true, newEntryId,
    });
    client = plant.session?.(built, connection) ?? built;
    watch = watchClient(world, { device: device.name, tenantId, sessionId: who.sessionId, client, connection, floors, isVisitor: true });
    connection.start();
  }

  function newEntryId(): EntryId {
    return world.ids.entryId();
  }

  function close() {
    isOpen = false;
    watch.stop();
    client.dispose();
    connection.stop();
  }

  function say(length: number) {
    const text = `${who.tenant} ${device.name} ${said.length + 1} ${'.'.repeat(length)}`;
    said.push(text);
    if (client.picture.get().phase === 'new') client.start({ page: { url: `https://shop.test/${who.tenant}` } }, text);
    else client.say(text);
  }

  const isStarted = () => world.log.golden.has(`${tenantId}/${who.sessionId}`);
  const verbs: Record<Verb, (chance: number) => void> = {
    say: (chance) => say(Math.floor(chance * 300)),
    burst: (chance) => {
      for (const part of [0, 1, 2]) say(Math.floor(((chance * 7 + part / 3) % 1) * 300));
    },
    begin: () => {
      if (client.picture.get().phase === 'new') client.start({ language: 'en' });
    },
    type: (chance) => client.typing(`draft ${String(chance)}`),
    rate: (chance) => void client.rate(chance < 0.3 ? null : chance < 0.6 ? 'bad' : 'good'),
    update: (chance) => client.update({ page: { url: `https://shop.test/${String(chance)}` }, basket: { amount: Math.floor(chance * 100), currency: 'EUR' } }),
    mail: (chance) => void client.mailTranscript(`${who.tenant}-${device.name}-${String(chance).slice(2)}@mail.test`),
    end: () => void client.end(),
    retry: () => {
      for (const { entryId, status } of client.picture.get().unsent) if (status === 'failed') client.retry(entryId);
    },
    reload: () => {
      const { phase } = client.picture.get();
      close();
      open(phase === 'started');
    },
    cut: device.cut,
    sink: device.sink,
    offline: () => device.online(false),
    online: () => device.online(true),
    wake: device.wake,
    look: () => undefined, take: () => undefined, giveUp: () => undefined, switch: () => undefined,
  };

  return {
    name: device.name,
    act: (verb, chance) => {
      // A second tab is opened once there is something to come back to.
      if (!isOpen) {
        if (tab > 1 && !(isStarted() && who.token)) return;
        open(tab > 1);
      }
      verbs[verb](chance);
    },
    heal: () => {
      device.online(true);
      device.wake();
    },
    atRest: () => {
      if (isOpen) watch.atRest(said);
    },
  };
}
