import type { Host, SocketEvents, Storage } from '../host.ts';
import type { Undo } from '../store.ts';

/** One end of an in-memory socket: what the client sent, and the hands of the server on it. */
export type FakeSocket = {
  url: string;
  sent: unknown[];
  isClosed: boolean;
  open: () => void;
  receive: (frame: unknown) => void;
  /** Closes from the far end. */
  drop: () => void;
};

export type FakeHost = Host & {
  sockets: FakeSocket[];
  /** Lets timers run up to this much later, in their order, and everything that waits for them. */
  pass: (ms: number) => Promise<void>;
  wake: () => void;
  online: boolean;
  /** What `random` answers next; 0.5 once it is used up. */
  chances: number[];
};

type Timer = { at: number; run: () => void };

/** Lets everything that is only waiting for a promise go on. */
export const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

/** A host whose time stands still until it is told to pass. */
export function createFakeHost(start = 1_000_000): FakeHost {
  let now = start;
  const timers = new Set<Timer>();
  const watchers = new Set<() => void>();
  const host: FakeHost = {
    sockets: [],
    online: true,
    chances: [],
    now: () => now,
    random: () => host.chances.shift() ?? 0.5,
    after: (ms, run) => {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    isOnline: () => host.online,
    onWake: (run): Undo => {
      watchers.add(run);
      return () => void watchers.delete(run);
    },
    openSocket: (url, on) => fakeSocket(host, url, on),
    wake: () => {
      for (const run of [...watchers]) run();
    },
    pass: async (ms) => {
      const until = now + ms;
      await settle();
      for (let next = due(until); next; next = due(until)) {
        timers.delete(next);
        now = Math.max(now, next.at);
        next.run();
        await settle();
      }
      now = until;
    },
  };
  const due = (until: number) => [...timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
  return host;
}

function fakeSocket(host: FakeHost, url: string, on: SocketEvents) {
  const socket: FakeSocket = {
    url,
    sent: [],
    isClosed: false,
    open: () => on.open(),
    receive: (frame) => on.message(JSON.stringify(frame)),
    drop: () => {
      socket.isClosed = true;
      on.close();
    },
  };
  host.sockets.push(socket);
  return {
    send: (text: string) => void socket.sent.push(JSON.parse(text)),
    close: () => {
      socket.isClosed = true;
    },
  };
}

/** Web storage in memory. */
export function createFakeStorage(): Storage & { kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
