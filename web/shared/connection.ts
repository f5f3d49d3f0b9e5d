import type { Push } from '../../functions/contract/socket.ts';
import type { Answer, Ask, Silent } from './frames.ts';
import type { Host } from './host.ts';
import type { Readable, Undo } from './store.ts';

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

export type Connection = {
  state: Readable<ConnectionState>;
  start(): void;
  stop(): void;
  /** Runs first on every new socket, which serves once all greeters answered true; false replaces the socket. */
  onSocket(greet: (ask: Ask) => Promise<boolean>): Undo;
  onPush(listener: (push: Push) => void): Undo;
  /** Answers `no-answer` at once while no socket serves. A request that times out also replaces its socket. */
  ask: Ask;
  /** Sends a silent request, or drops it while no socket serves. */
  tell(request: Silent): void;
};

export type { Answer };

export function createConnection(options: { host: Host; ticket: TicketSource }): Connection {
  throw new Error(`Not built yet for ${String(options.host.now())}`);
}
