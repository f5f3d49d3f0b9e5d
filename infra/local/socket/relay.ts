import type { RawData, WebSocket } from 'ws';
import * as z from 'zod';
import { type Clock, within } from '../clock.ts';
import { isObject, type JsonObject, parseJson } from '../json.ts';
import type { Outcome } from '../lambda/environment.ts';
import { type Connection, type Connections, limits } from './connections.ts';
import { disconnectEvent, messageEvent, requestIdOf } from './event.ts';
import type { SocketApi, SocketRoute } from './routes.ts';

type Needs = { api: SocketApi; clock: Clock; connections: Connections };

const Answer = z.object({ statusCode: z.number().optional(), body: z.string().optional() });

/** Carries a connection's events to the functions behind the routes and their answers back. */
export function relay({ api, clock, connections }: Needs) {
  const run = (route: SocketRoute, event: JsonObject) => within(clock, limits.integrationMs, route.invoke(event));

  const joined = (connection: Connection, client: WebSocket): void => {
    client.on('message', (content, isBinary) => {
      connection.lastActiveAt = clock.now();
      // API Gateway closes a connection that sends a binary frame to a text API with 1003.
      if (isBinary) return client.close(1003, 'Unsupported data');
      void onMessage(connection, textOf(content));
    });
    client.on('ping', () => (connection.lastActiveAt = clock.now()));
    client.on('close', (code, reason) => left(connection, code, reason.toString()));
    // A protocol error closes the socket, and `close` tells about it.
    client.on('error', () => undefined);
  };

  /** The handshake's status: the route's own, or 502 where it failed. */
  const connect = async (event: JsonObject): Promise<number> => {
    const route = api.routes.get('$connect');
    if (!route) return 200;
    const outcome = await run(route, event);
    if (outcome === 'late' || !outcome.ok) return 502;
    return Answer.safeParse(parseJson(outcome.payload)).data?.statusCode ?? 502;
  };

  const onMessage = async (connection: Connection, body: string): Promise<void> => {
    const key = routeKey(api, body);
    const event = messageEvent(api.names, connection, key ?? '$default', body, clock.now());
    const route = key === undefined ? undefined : api.routes.get(key);
    if (!route) return failed(connection, event, 'Forbidden');
    const outcome = await run(route, event);
    if (outcome === 'late') return failed(connection, event, 'Endpoint request timed out');
    respond(connection, event, route, outcome);
  };

  const respond = (connection: Connection, event: JsonObject, route: SocketRoute, outcome: Outcome): void => {
    if (!outcome.ok) return failed(connection, event, 'Internal server error');
    if (!route.answers) return;
    const body = Answer.safeParse(parseJson(outcome.payload)).data?.body;
    if (body !== undefined && body !== '') connection.socket?.send(body);
  };

  const failed = ({ id, socket }: Connection, event: JsonObject, message: string): void => {
    socket?.send(JSON.stringify({ message, connectionId: id, requestId: requestIdOf(event) }));
  };

  const left = (connection: Connection, code: number, reason: string): void => {
    connections.delete(connection.id);
    const event = disconnectEvent(api.names, connection, code, reason, clock.now());
    // Best effort, as in AWS: nobody waits for it and nobody hears of a failure.
    void api.routes.get('$disconnect')?.invoke(event);
  };

  return { joined, connect, left };
}

/** Evaluates a selection such as $request.body.action. What it cannot find goes to $default, if there is one. */
function routeKey({ selection, routes }: SocketApi, body: string): string | undefined {
  let value = parseJson(body);
  for (const name of selection.replace(/^\$request\.body\.?/, '').split('.')) value = isObject(value) ? value[name] : undefined;
  if (typeof value === 'string' && routes.has(value) && !value.startsWith('$')) return value;
  return routes.has('$default') ? '$default' : undefined;
}

function textOf(content: RawData): string {
  if (Array.isArray(content)) return Buffer.concat(content).toString();
  return Buffer.isBuffer(content) ? content.toString() : Buffer.from(content).toString();
}
