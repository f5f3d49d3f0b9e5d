import type { Entry } from '../../functions/contract/entry.ts';
import type { SessionId, TenantId } from '../../functions/contract/ids.ts';
import { Hello, Reply, replies, Say } from '../../functions/contract/socket.ts';
import { keyOf } from '../../functions/ports/memory/store.ts';
import type { Connection } from '../../web/shared/connection.ts';
import type { OpenSocket } from '../../web/shared/host.ts';
import type { SessionClient, SessionPicture } from '../../web/shared/session-client.ts';
import { headOf, type World } from '../world.ts';

type Watched = {
  readonly device: string;
  readonly tenantId: TenantId;
  readonly sessionId: SessionId;
  readonly client: SessionClient;
  readonly connection: Connection;
  readonly floors: Floors;
  /** Visitors have a place in the queue. */
  readonly isVisitor: boolean;
  /** An agent who only looks on hears nothing by himself. */
  readonly takesPart?: () => boolean;
};
export type ClientWatch = ReturnType<typeof watchClient>;
/** How long each log was when its session was last greeted. */
export type Floors = Map<SessionId, number>;

/** Checks at every step that what one client shows is a prefix of the log, and at rest that it is all of it. */
export function watchClient(world: World, { device, tenantId, sessionId, client, connection, floors, isVisitor, takesPart = () => true }: Watched) {
  const { expect } = world.witness;
  const key = keyOf(tenantId, sessionId);
  const written = () => world.log.golden.get(key);
  let seen = 0;
  let last: Entry | undefined;
  let version = 0;

  function look({ entries, unsent, state }: SessionPicture) {
    const log = written()?.entries ?? [];
    expect('I4', entries.length >= seen && (seen === 0 || entries[seen - 1] === last), () => `${device} lost what it had shown`);
    for (; seen < entries.length; seen += 1) {
      const [mine, theirs] = [entries[seen], log[seen]];
      expect('I3', told(mine) === told(theirs), () => `${device} shows ${told(mine)} where the log has ${told(theirs)}`);
    }
    last = entries.at(-1);
    const doubled = unsent.find(({ entryId }) => entries.some(({ id }) => id === entryId));
    expect('I7', !doubled, () => `${device} shows "${doubled?.text ?? ''}" twice`);
    expectState(state);
  }

  /** The state it shows is one the session had, and never an earlier one than before. */
  function expectState(state: SessionPicture['state']) {
    const versions = written()?.versions;
    if (state === undefined || !versions) return;
    const later = [...versions].find(([at, standing]) => at >= version && standing.state === state);
    expect('I7', later !== undefined, () => `${device} shows ${state} again, after version ${version}`);
    if (later) [version] = later;
  }

  const undo = [
    client.picture.subscribe(look),
    connection.state.subscribe((state) => {
      const floor = floors.get(sessionId) ?? 0;
      if (state !== 'open' || !takesPart()) return;
      const shown = client.picture.get().entries.length;
      expect('I6', shown >= floor, () => `${device} is back with ${shown} of ${floor} entries`);
    }),
  ];

  return {
    stop: () => {
      for (const one of undo) one();
    },
    atRest: (said: readonly string[]) => {
      const picture = client.picture.get();
      const head = headOf(world, tenantId, sessionId);
      const log = written()?.entries ?? [];
      for (const text of said) {
        const count = log.filter((entry) => entry.kind === 'message' && entry.text === text.trim()).length;
        const kept = picture.unsent.some((item) => item.status === 'failed' && item.text === text.trim());
        expect('I1', count === 1 || (count === 0 && kept), () => `${device} said "${text}" and the log has it ${count} times`);
      }
      // That a start which was refused has landed after all is news for the heartbeat.
      if (!head || !takesPart() || (world.mode === 'calm' && picture.phase === 'refused')) return;
      const { entries, state, rating, queue, synced } = picture;
      expect('I6', entries.length === log.length && synced, () => `${device} shows ${entries.length} of ${log.length} entries`);
      expect('I6', state === head.state, () => `${device} shows ${state ?? 'nothing'}, the session is ${head.state}`);
      // Who is told of a rating and of the queue by a heartbeat only, is not told in calm weather.
      if (world.mode === 'calm') return;
      expect('I7', rating === head.rating, () => `${device} shows the rating ${rating ?? 'none'}, not ${head.rating ?? 'none'}`);
      if (head.state !== 'waiting' || !isVisitor) return;
      const before = [...world.store.sessions.values()].filter((one) =>
        one.tenantId === tenantId && one.state === 'waiting' && (one.enteredAt < head.enteredAt || (one.enteredAt === head.enteredAt && one.sessionId < sessionId)));
      expect('I11', queue?.position === before.length + 1, () => `${device} is shown place ${queue?.position ?? 0}, not ${before.length + 1}`);
    },
  };
}

/** Notes at a socket how long a log was when it was greeted, and checks what was acknowledged. */
export function observe(world: World, tenantId: TenantId, floors: Floors, openSocket: OpenSocket): OpenSocket {
  return (url, on) => {
    const says = new Map<string, Say>();
    const greetings = new Set<SessionId>();
    const socket = openSocket(url, {
      ...on,
      message: (text) => {
        const said = says.get(/^{"re":"(\d+)","ok":true/.exec(text)?.[1] ?? '');
        const reply = said && Reply.parse(JSON.parse(text));
        if (said && reply?.ok) world.log.acknowledged(keyOf(tenantId, said.sessionId), said.entryId, replies.say.parse(reply.value).seq);
        on.message(text);
      },
    });
    return {
      close: socket.close,
      send: (text) => {
        const frame: unknown = JSON.parse(text);
        const greeted = text.includes('"action":"hello"') ? Hello.parse(frame).sessionId : undefined;
        // Only the first: a later one asks for what that one could not know.
        if (greeted && !greetings.has(greeted)) floors.set(greeted, world.log.golden.get(keyOf(tenantId, greeted))?.entries.length ?? 0);
        if (greeted) greetings.add(greeted);
        const said = text.includes('"action":"say"') ? Say.parse(frame) : undefined;
        if (said) says.set(said.id, said);
        socket.send(text);
      },
    };
  };
}

function told(entry: Entry | undefined): string {
  if (!entry) return 'nothing';
  const { seq, id, at, kind, by } = entry;
  const name = by.kind === 'agent' ? `${by.agentId} ${by.name}` : by.kind;
  return `${seq} ${id} ${at} ${kind} ${name}${entry.kind === 'message' ? ` "${entry.text}"` : ''}`;
}
