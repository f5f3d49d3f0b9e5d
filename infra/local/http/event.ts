import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import type { JsonObject } from '../json.ts';
import { account } from '../template/names.ts';
import { plainHeaders, urlOf } from '../web.ts';
import type { HttpApi } from './routes.ts';
import type { Found } from './routes.ts';
import { gatewayId, httpTime } from './format.ts';

type Parts = { api: HttpApi; found: Found; request: IncomingMessage; body: Buffer; jwt: JsonObject | undefined; now: number };

const textual = /^(text\/|application\/(json|javascript|xml|x-www-form-urlencoded|.*\+json))/;

/** Payload format 2.0 of an HTTP API. What is absent from a request is absent from the event. */
export function httpEvent({ api, found, request, body, jwt, now }: Parts): JsonObject {
  const url = urlOf(request);
  const { cookie, ...headers } = plainHeaders(request);
  const domain = `${api.id}.execute-api.${account.region}.${account.suffix}`;
  const sourceIp = request.socket.remoteAddress ?? '127.0.0.1';
  const isText = textual.test(request.headers['content-type'] ?? 'text/plain');
  return {
    version: '2.0',
    routeKey: found.route.key,
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    ...(cookie !== undefined && { cookies: cookie.split('; ') }),
    headers: {
      ...headers,
      'x-amzn-trace-id': `Root=1-${randomBytes(4).toString('hex')}-${randomBytes(12).toString('hex')}`,
      'x-forwarded-for': sourceIp, 'x-forwarded-port': '443', 'x-forwarded-proto': 'https',
    },
    ...(url.searchParams.size > 0 && { queryStringParameters: joined(url.searchParams) }),
    requestContext: {
      accountId: account.id,
      apiId: api.id,
      ...(jwt && { authorizer: { jwt } }),
      domainName: domain,
      domainPrefix: api.id,
      http: {
        method: request.method ?? 'GET', path: url.pathname, protocol: `HTTP/${request.httpVersion}`, sourceIp,
        userAgent: request.headers['user-agent'] ?? '',
      },
      requestId: gatewayId(),
      routeKey: found.route.key,
      stage: '$default',
      time: httpTime(now),
      timeEpoch: now,
    },
    ...(Object.keys(found.parameters).length > 0 && { pathParameters: found.parameters }),
    ...(body.length > 0 && { body: isText ? body.toString() : body.toString('base64') }),
    isBase64Encoded: body.length > 0 && !isText,
  };
}

/** Values of a repeated parameter are joined by commas. */
const joined = (parameters: URLSearchParams): Record<string, string> =>
  Object.fromEntries([...new Set(parameters.keys())].map((name) => [name, parameters.getAll(name).join(',')]));
