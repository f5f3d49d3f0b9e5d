import type { WebSocket } from 'ws';
import type { Clock } from '../clock.ts';
import type { JsonObject } from '../json.ts';

/** One client of the WebSocket API. */
export type Connection = {
  id: string;
  connectedAt: number;
  lastActiveAt: number;
  sourceIp: string;
  userAgent: string;
  host: string;
  authorizer: JsonObject | undefined;
  /** Absent until $connect has returned: nobody can post to the connection before. */
  socket: WebSocket | undefined;
};

/** API Gateway's limits. */
export const limits = {
  frameBytes: 32 * 1024,
  messageBytes: 128 * 1024,
  idleMs: 10 * 60_000,
  lifeMs: 2 * 60 * 60_000,
  integrationMs: 29_000,
} as const;

const checkEveryMs = 1_000;

/** The open connections; closes those that have been idle or alive for too long. */
export function openConnections(clock: Clock, undo: AsyncDisposableStack) {
  const open = new Map<string, Connection>();
  let cancel = () => {};
  const check = () => {
    const now = clock.now();
    for (const { socket, lastActiveAt, connectedAt } of open.values()) {
      if (now - lastActiveAt >= limits.idleMs || now - connectedAt >= limits.lifeMs) socket?.close(1001, 'Going away');
    }
    cancel = clock.after(checkEveryMs, check);
  };
  check();
  undo.defer(() => cancel());
  return open;
}

export type Connections = Map<string, Connection>;
