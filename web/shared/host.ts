import type { Undo } from './store.ts';

/** One socket as the connection needs it; `on` is called by the transport, never before `openSocket` has returned. */
export type Socket = { send: (text: string) => void; close: () => void };
export type SocketEvents = { open: () => void; message: (text: string) => void; close: () => void };
export type OpenSocket = (url: string, on: SocketEvents) => Socket;

/** What the client logic takes from its surroundings, so that tests and the fault harness can be them. */
export type Host = {
  now: () => number;
  random: () => number;
  /** A timer; the undo cancels it. */
  after: (ms: number, run: () => void) => Undo;
  isOnline: () => boolean;
  /** The network came or went, the page got the focus or became visible. */
  onWake: (run: () => void) => Undo;
  /** Absent where the browser has no WebSocket. */
  openSocket: OpenSocket | undefined;
};

/** The part of the Web Storage API that is used; `sessionStorage` and `localStorage` fit. */
export type Storage = {
  getItem: (key: string) => string | null;
  setItem: (key: string, value: string) => void;
  removeItem: (key: string) => void;
};
