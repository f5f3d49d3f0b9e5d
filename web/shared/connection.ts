import type { Push } from '../../functions/contract/socket.ts';
import { reconnectDelay } from './backoff.ts';
import { noAnswer, type Ask, type Silent } from './frames.ts';
import type { Host } from './host.ts';
import { createLine, type Line } from './line.ts';
import { createListeners, createStore, type Readable, type Undo } from './store.ts';

/**
 * The closed list both sides render. `idle` before `start`, `connecting` until the first socket serves,
 * `reconnecting` after a socket was lost or refused, `stopped` for good (by `stop`, or the ticket source gave none).
 */
export const connectionStates = [
  'idle', 'connecting', 'open', 'reconnecting', 'offline', 'unsupported', 'stopped',
] as const;
export type ConnectionState = (typeof connectionStates)[number];

export type Ticket = { socketUrl: string; ticket: string };
/** Undefined: there will be none, stop trying. A rejection is tried again. */
export type TicketSource = () => Promise<Ticket | undefined>;
/** Answers whether the socket may serve. */
export type Greet = (ask: Ask) => Promise<boolean>;

export type Connection = {
  state: Readable<ConnectionState>;
  start: () => void;
  stop: () => void;
  /** Runs first on every new socket, which serves once all greeters answered true; false replaces the socket. */
  onSocket: (greet: Greet) => Undo;
  onPush: (listener: (push: Push) => void) => Undo;
  /** Answers `no-answer` at once while no socket serves. A request that times out also replaces its socket. */
  ask: Ask;
  /** Sends a silent request, or drops it while no socket serves. */
  tell: (request: Silent) => void;
};

/** From asking for a ticket to the last greeting. */
const openTimeout = 25_000;
const minute = 60_000;

/** One socket after another, the next before the last one ends, behind one unchanging interface. */
export function createConnection({ host, ticket }: { host: Host; ticket: TicketSource }): Connection {
  const state = createStore<ConnectionState>('idle');
  const pushes = createListeners<Push>();
  const greeters = new Set<Greet>();
  let line: Line | undefined;
  let opening: Line | undefined;
  let attempt = 0;
  let served = false;
  // Each start has its own, so that what an earlier one still awaits is seen to be over.
  let life: { opening: boolean } | undefined;
  let cancelTimer: Undo = () => undefined;
  let unwatch: Undo = () => undefined;

  function show() {
    if (line) state.set('open');
    else if (!host.isOnline()) state.set('offline');
    else state.set(served || attempt > 0 ? 'reconnecting' : 'connecting');
  }

  function later(ms: number) {
    cancelTimer();
    cancelTimer = host.after(ms, () => void renew());
  }

  async function renew() {
    const mine = life;
    if (!mine || mine.opening || !host.isOnline()) return;
    mine.opening = true;
    const next = await open(() => life === mine);
    mine.opening = false;
    if (life !== mine) {
      next?.close();
      return;
    }
    if (next) {
      const last = line;
      line = next;
      attempt = 0;
      served = true;
      show();
      last?.close();
      // API Gateway ends a socket after two hours: the next one is open before.
      later((90 + 20 * host.random()) * minute);
      return;
    }
    attempt += 1;
    show();
    later(reconnectDelay(attempt, host.random));
  }

  /** A socket that serves, or undefined; never both rejected. */
  function open(isWanted: () => boolean): Promise<Line | undefined> {
    return new Promise((resolve) => {
      let next: Line | undefined;
      const settle = (result: Line | undefined) => {
        cancel();
        if (!result) next?.close();
        resolve(result);
      };
      const cancel = host.after(openTimeout, () => settle(undefined));
      const lost = () => {
        settle(undefined);
        if (line !== next || !line) return;
        line = undefined;
        show();
        later(reconnectDelay(attempt, host.random));
      };
      const greet = async () => {
        const answers = await Promise.all([...greeters].map((one) => one(next?.ask ?? refuse)));
        settle(answers.every(Boolean) ? next : undefined);
      };
      ticket().then(
        (given) => {
          if (!isWanted()) settle(undefined);
          else if (!given) {
            settle(undefined);
            stop();
          } else if (host.openSocket) {
            const url = `${given.socketUrl}?ticket=${encodeURIComponent(given.ticket)}`;
            opening = next = createLine(host, host.openSocket, url, { open: () => void greet(), push: pushes.tell, lost });
          }
        },
        () => settle(undefined),
      );
    });
  }

  function wake() {
    if (!life) return;
    if (!host.isOnline()) {
      cancelTimer();
      line?.close();
      line = undefined;
    } else if (!line) {
      attempt = 0;
      later(reconnectDelay(0, host.random));
    }
    show();
  }

  function stop() {
    life = undefined;
    opening?.close();
    cancelTimer();
    unwatch();
    line?.close();
    line = undefined;
    state.set('stopped');
  }

  return {
    state,
    start: () => {
      if (life) return;
      if (!host.openSocket) {
        state.set('unsupported');
        return;
      }
      life = { opening: false };
      attempt = 0;
      unwatch = host.onWake(wake);
      show();
      void renew();
    },
    stop,
    onSocket: (greet) => {
      greeters.add(greet);
      return () => void greeters.delete(greet);
    },
    onPush: pushes.add,
    ask: (request) => (line?.ask ?? refuse)(request),
    tell: (request) => line?.tell(request),
  };
}

const refuse: Ask = async () => noAnswer;
