import { createServer, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer } from 'ws';
import type { Clock } from '../clock.ts';
import { gatewayId } from '../http/format.ts';
import type { Gate } from '../iam/gate.ts';
import { listen, reply, urlOf } from '../web.ts';
import { authorize } from './authorize.ts';
import { type Connection, limits, openConnections } from './connections.ts';
import { connectEvent } from './event.ts';
import { frameWatch } from './frames.ts';
import { manageConnections } from './management.ts';
import { relay } from './relay.ts';
import type { SocketApi } from './routes.ts';

type Needs = { api: SocketApi; gate: Gate; clock: Clock; port: number };

/**
 * API Gateway's WebSocket API: the socket at /<stage>, the management API at /<stage>/@connections. Both also answer
 * without the stage, as behind a domain name that is mapped to it.
 */
export async function startSockets({ api, gate, clock, port }: Needs, undo: AsyncDisposableStack): Promise<number> {
  const connections = openConnections(clock, undo);
  const server = createServer((request, response) => void manage(request, response).catch(() => reply(response, 500)));
  const manage = manageConnections({ api, gate, clock, connections });
  // No compression: API Gateway offers none, and the frame watch reads plain lengths.
  const sockets = new WebSocketServer({ noServer: true, maxPayload: limits.messageBytes, perMessageDeflate: false });
  const traffic = relay({ api, clock, connections });

  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => socket.destroy());
    void admit(request).catch(() => failedAdmission).then((admission) => {
      if (!admission.ok) return refuse(socket, admission.status);
      const { connection } = admission;
      if (socket.destroyed) return traffic.left(connection, 1006, '');
      sockets.handleUpgrade(request, socket, head, (client) => {
        connection.socket = client;
        const watch = frameWatch(limits.frameBytes, () => client.close(1009, 'Message too big'));
        socket.prependListener('data', watch);
        traffic.joined(connection, client);
      });
    });
  });
  const bound = await listen(server, port, undo);
  // Undone before the server, which waits for its sockets.
  undo.defer(() => {
    for (const client of sockets.clients) client.terminate();
  });
  return bound;

  async function admit(request: IncomingMessage): Promise<{ ok: true; connection: Connection } | { ok: false; status: number }> {
    if (!['', `/${api.names.stage}`].includes(urlOf(request).pathname.replace(/\/$/, ''))) return { ok: false, status: 403 };
    const connection = newConnection(request, clock.now());
    const admission = await authorize(api, connection, request, clock.now);
    if (!admission.ok) return admission;
    connection.authorizer = admission.authorizer;
    connections.set(connection.id, connection);
    const status = await traffic.connect(connectEvent(api.names, connection, request, clock.now()));
    if (status < 400) return { ok: true, connection };
    connections.delete(connection.id);
    return { ok: false, status };
  }
}

const failedAdmission = { ok: false, status: 500 } as const;

function newConnection(request: IncomingMessage, now: number): Connection {
  return {
    id: gatewayId(), connectedAt: now, lastActiveAt: now,
    sourceIp: request.socket.remoteAddress ?? '127.0.0.1',
    userAgent: request.headers['user-agent'] ?? '',
    host: request.headers.host ?? '',
    authorizer: undefined, socket: undefined,
  };
}

const phrases: Record<number, string> = { 401: 'Unauthorized', 403: 'Forbidden', 429: 'Too Many Requests', 500: 'Internal Server Error', 502: 'Bad Gateway' };

/** Ends a handshake as API Gateway does: a status and a small JSON body. */
function refuse(socket: Duplex, status: number): void {
  const phrase = phrases[status] ?? 'Error';
  const body = JSON.stringify({ message: phrase });
  socket.end(`HTTP/1.1 ${status} ${phrase}\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\nConnection: close\r\n\r\n${body}`);
}
