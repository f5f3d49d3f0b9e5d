import type { Actor } from '../functions/contract/actor.ts';
import { ConnectionId } from '../functions/contract/ids.ts';
import type { Push } from '../functions/contract/socket.ts';
import type { SocketEvents, Socket } from '../web/shared/host.ts';
import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';
import type { Mode, Weather } from './weather.ts';

/** One socket, as both its ends see it. */
export type Wire = {
  readonly id: ConnectionId;
  readonly device: string;
  /** Set by the authorizer. */
  actor: Actor | undefined;
  isOpenAtServer: boolean;
  isOpenAtClient: boolean;
  /** Half open: whatever is sent disappears, and nobody is told. */
  isHole: boolean;
  readonly on: SocketEvents;
};

type Server = {
  readonly authorize: (wire: Wire, ticket: string) => void;
  readonly receive: (wire: Wire, text: string) => void;
  readonly left: (wire: Wire) => void;
  /** Whatever reaches a client passes here. */
  readonly delivered: (wire: Wire, text: string) => void;
};
type Surroundings = { readonly scheduler: Scheduler; readonly chance: Chance; readonly weather: () => Weather; readonly mode: Mode };

/** API Gateway's sockets, with everything that may happen to a frame on its way. */
export function createNetwork({ scheduler, chance, weather, mode }: Surroundings, server: Server) {
  const wires = new Map<ConnectionId, Wire>();
  // In calm weather a request and its answer arrive before its sender gives up.
  const latest = mode === 'calm' ? 5_000 : 20_000;

  /** Soon, or seconds later. */
  function travel(label: string, go: () => void) {
    if (chance.hit(weather().late)) scheduler.after(chance.next() * latest, `${label} (late)`, go);
    else scheduler.add(label, go);
  }

  function closeAtServer(wire: Wire) {
    if (!wire.isOpenAtServer) return;
    wire.isOpenAtServer = false;
    // Best effort: the event may never come.
    if (chance.hit(0.5)) scheduler.add(`${wire.id} $disconnect`, () => server.left(wire));
  }

  function closeAtClient(wire: Wire) {
    if (!wire.isOpenAtClient) return;
    wire.isOpenAtClient = false;
    wire.on.close();
  }

  function toClient(wire: Wire, what: string, text: string) {
    travel(`${wire.device} hears ${what}`, () => {
      if (!wire.isOpenAtClient || wire.isHole) return;
      server.delivered(wire, text);
      wire.on.message(text);
    });
  }

  return {
    wires,
    /** A client opens a socket. */
    open: (device: string, url: string, on: SocketEvents): Socket => {
      const id = ConnectionId.parse(`c${wires.size + 1}`);
      const wire: Wire = { id, device, actor: undefined, isOpenAtServer: false, isOpenAtClient: true, isHole: false, on };
      wires.set(id, wire);
      travel(`${device} opens ${id}`, () => server.authorize(wire, new URL(url).searchParams.get('ticket') ?? ''));
      return {
        send: (text) => {
          if (!wire.isOpenAtClient || wire.isHole || chance.hit(weather().dropFrame)) return;
          const action = /"action":"([a-z-]+)"/.exec(text)?.[1] ?? 'frame';
          const copies = chance.hit(weather().doubleFrame) ? 2 : 1;
          for (let copy = 0; copy < copies; copy += 1) {
            travel(`${device} ${action} arrives`, () => {
              if (wire.actor) server.receive(wire, text);
            });
          }
        },
        close: () => {
          wire.isOpenAtClient = false;
          scheduler.add(`${id} is seen closed`, () => closeAtServer(wire));
        },
      };
    },
    /** The authorizer has let it in, or has not. */
    admit: (wire: Wire, actor: Actor | undefined) => {
      scheduler.add(`${wire.device} ${actor ? 'is let in' : 'is turned away'}`, () => {
        if (!actor || !wire.isOpenAtClient) {
          closeAtClient(wire);
          return;
        }
        wire.actor = actor;
        wire.isOpenAtServer = true;
        scheduler.add(`${wire.device} is open`, () => {
          if (wire.isOpenAtClient) wire.on.open();
        });
      });
    },
    reply: (wire: Wire, text: string) => {
      if (!wire.isOpenAtServer || chance.hit(weather().dropReply)) return;
      toClient(wire, 'its answer', text);
    },
    post: async (id: ConnectionId, push: Push): Promise<'sent' | 'gone'> => {
      const wire = wires.get(id);
      if (!wire?.isOpenAtServer || chance.hit(weather().falseGone)) return 'gone';
      if (chance.hit(weather().dropPush)) return 'sent';
      const text = JSON.stringify(push);
      toClient(wire, push.type, text);
      if (chance.hit(weather().doublePush)) toClient(wire, push.type, text);
      return 'sent';
    },
    /** The socket of a device breaks; either end may notice first. */
    cut: (device: string) => {
      for (const wire of wires.values()) {
        if (wire.device !== device || !wire.isOpenAtClient) continue;
        scheduler.add(`${wire.id} breaks at the client`, () => closeAtClient(wire));
        scheduler.add(`${wire.id} breaks at the server`, () => closeAtServer(wire));
      }
    },
    sink: (device: string) => {
      for (const wire of wires.values()) if (wire.device === device) wire.isHole = true;
    },
  };
}
