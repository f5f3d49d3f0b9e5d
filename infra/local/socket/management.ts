import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock } from '../clock.ts';
import type { Gate } from '../iam/gate.ts';
import { readBody, reply, replyJson, urlOf } from '../web.ts';
import { type Connections, limits } from './connections.ts';
import type { SocketApi } from './routes.ts';

type Needs = { api: SocketApi; gate: Gate; clock: Clock; connections: Connections };

/** The @connections API: POST sends to a client, GET describes it, DELETE closes it; 410 when it is not there. */
export function manageConnections({ api, gate, clock, connections }: Needs) {
  const path = new RegExp(`^(?:/${api.names.stage})?/@connections/([^/]+)$`);

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await readBody(request, limits.messageBytes);
    const id = path.exec(urlOf(request).pathname)?.[1];
    if (id === undefined) return failure(response, 403, 'ForbiddenException', 'Forbidden');
    const method = request.method ?? '';
    // One decision for all connections of a stage: a policy cannot know their ids.
    const verdict = await gate(request, [{ action: 'execute-api:ManageConnections', resource: `${api.arn}/${api.names.stage}/${method}/@connections/id` }]);
    if (!verdict.allowed) return failure(response, 403, 'ForbiddenException', verdict.message);

    // Ids arrive URL-encoded. A connection has no socket until $connect has returned.
    const connection = connections.get(decodeURIComponent(id));
    const socket = connection?.socket;
    if (!connection || !socket || socket.readyState !== socket.OPEN) return failure(response, 410, 'GoneException', 'Gone');

    switch (method) {
      case 'POST':
        if (!body) return failure(response, 413, 'PayloadTooLargeException', 'Payload too large');
        socket.send(body.toString());
        connection.lastActiveAt = clock.now();
        return reply(response, 200);
      case 'GET':
        return replyJson(response, 200, {
          connectedAt: new Date(connection.connectedAt).toISOString(),
          lastActiveAt: new Date(connection.lastActiveAt).toISOString(),
          identity: { sourceIp: connection.sourceIp, userAgent: connection.userAgent },
        });
      case 'DELETE':
        socket.close(1000, 'Connection Closed Normally');
        return reply(response, 204);
      default:
        return failure(response, 403, 'ForbiddenException', 'Forbidden');
    }
  };
}

function failure(response: ServerResponse, status: number, type: string, message: string): void {
  replyJson(response, status, { message }, { 'x-amzn-errortype': type });
}
