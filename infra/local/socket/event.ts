import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { isObject, type JsonObject } from '../json.ts';
import { urlOf } from '../web.ts';
import { gatewayId, httpTime } from '../http/format.ts';
import type { Connection } from './connections.ts';

/** The API and stage as events name them. */
export type ApiNames = { apiId: string; stage: string; domainName: string };

/** The part of every WebSocket event that API Gateway writes itself. */
function context(api: ApiNames, connection: Connection, routeKey: string, eventType: string, now: number): JsonObject {
  const id = gatewayId();
  return {
    routeKey,
    eventType,
    extendedRequestId: id,
    requestTime: httpTime(now),
    messageDirection: 'IN',
    stage: api.stage,
    connectedAt: connection.connectedAt,
    requestTimeEpoch: now,
    identity: { userAgent: connection.userAgent, sourceIp: connection.sourceIp },
    requestId: id,
    domainName: api.domainName,
    connectionId: connection.id,
    apiId: api.apiId,
    ...(connection.authorizer && { authorizer: connection.authorizer }),
  };
}

export function connectEvent(api: ApiNames, connection: Connection, request: IncomingMessage, now: number): JsonObject {
  return { ...handshake(request, connection), requestContext: context(api, connection, '$connect', 'CONNECT', now), isBase64Encoded: false };
}

export function authorizerEvent(api: ApiNames, connection: Connection, request: IncomingMessage, arn: string, now: number): JsonObject {
  return {
    type: 'REQUEST',
    methodArn: arn,
    ...handshake(request, connection),
    stageVariables: {},
    requestContext: context(api, connection, '$connect', 'CONNECT', now),
  };
}

export function messageEvent(api: ApiNames, connection: Connection, routeKey: string, body: string, now: number): JsonObject {
  const requestContext = { ...context(api, connection, routeKey, 'MESSAGE', now), messageId: gatewayId() };
  return { requestContext, body, isBase64Encoded: false };
}

export function disconnectEvent(api: ApiNames, connection: Connection, code: number, reason: string, now: number): JsonObject {
  const headers = { Host: api.domainName, 'x-api-key': '', 'X-Forwarded-For': '', 'x-restapi': '' };
  return {
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    requestContext: {
      ...context(api, connection, '$disconnect', 'DISCONNECT', now),
      disconnectStatusCode: code,
      disconnectReason: reason || (code === 1005 ? 'Client-side close frame status not set' : ''),
    },
    isBase64Encoded: false,
  };
}

/** The request ID that an event carries, for the error frame about it. */
export function requestIdOf({ requestContext }: JsonObject): string {
  const id = isObject(requestContext) ? requestContext['requestId'] : undefined;
  return typeof id === 'string' ? id : '';
}

function handshake(request: IncomingMessage, { sourceIp }: Connection): JsonObject {
  const headers: Record<string, string> = {};
  const multiValueHeaders: Record<string, string[]> = {};
  for (let at = 0; at + 1 < request.rawHeaders.length; at += 2) {
    const name = request.rawHeaders[at] ?? '';
    const value = request.rawHeaders[at + 1] ?? '';
    // API Gateway keeps these two to itself.
    if (/^(connection|upgrade)$/i.test(name)) continue;
    headers[name] = value;
    multiValueHeaders[name] = [...(multiValueHeaders[name] ?? []), value];
  }
  const added = { 'X-Amzn-Trace-Id': `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`, 'X-Forwarded-For': sourceIp, 'X-Forwarded-Port': '443', 'X-Forwarded-Proto': 'https' };
  for (const [name, value] of Object.entries(added)) {
    headers[name] = value;
    multiValueHeaders[name] = [value];
  }
  return { headers, multiValueHeaders, ...query(urlOf(request).searchParams) };
}

/** Absent when there is no query string at all. */
function query(parameters: URLSearchParams): JsonObject {
  if (parameters.size === 0) return {};
  const names = [...new Set(parameters.keys())];
  return {
    queryStringParameters: Object.fromEntries(names.map((name) => [name, parameters.getAll(name).at(-1) ?? ''])),
    multiValueQueryStringParameters: Object.fromEntries(names.map((name) => [name, parameters.getAll(name)])),
  };
}
