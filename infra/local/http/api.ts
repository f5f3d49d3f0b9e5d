import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import * as z from 'zod';
import { type Clock, within } from '../clock.ts';
import { isObject, type Json, parseJson } from '../json.ts';
import { listen, readBody, reply, replyJson, urlOf } from '../web.ts';
import { corsHeaders } from './cors.ts';
import { httpEvent } from './event.ts';
import type { VerifyJwt } from './jwt.ts';
import { findRoute, type HttpApi } from './routes.ts';

type Needs = { api: HttpApi; verify: VerifyJwt; clock: Clock; port: number };

// API Gateway's limits of HTTP APIs.
const bodyBytes = 10 * 1024 * 1024;
const integrationMs = 30_000;

const Answer = z.object({
  statusCode: z.number().default(200),
  headers: z.record(z.string(), z.coerce.string()).default({}),
  cookies: z.array(z.string()).default([]),
  body: z.string().default(''),
  isBase64Encoded: z.boolean().default(false),
});

/** One HTTP API of the template. */
export async function startHttpApi({ api, verify, clock, port }: Needs, undo: AsyncDisposableStack): Promise<number> {
  const server = createServer((request, response) => {
    void answer(request, response).catch(() => replyJson(response, 500, { message: 'Internal Server Error' }));
  });

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { method = 'GET', headers } = request;
    const preflight = method === 'OPTIONS' && api.cors !== undefined && headers['access-control-request-method'] !== undefined;
    for (const [name, value] of Object.entries(corsHeaders(api.cors, headers.origin, preflight))) response.setHeader(name, value);
    // API Gateway answers a preflight itself, whatever the routes are.
    if (preflight) return reply(response, 204);

    const body = await readBody(request, bodyBytes);
    if (!body) return replyJson(response, 413, { message: 'Request Entity Too Large' });
    const found = findRoute(api.routes, method, urlOf(request).pathname);
    if (!found) return replyJson(response, 404, { message: 'Not Found' });
    const { authorizer, invoke } = found.route;
    const verified = authorizer && (await verify(authorizer, headers.authorization));
    if (verified?.ok === false) {
      const why = verified.error === '' ? '' : ` scope="" error="invalid_token" error_description="${verified.error}"`;
      return replyJson(response, 401, { message: 'Unauthorized' }, { 'www-authenticate': `Bearer${why}` });
    }
    const event = httpEvent({ api, found, request, body, jwt: verified?.jwt, now: clock.now() });
    const outcome = await within(clock, integrationMs, invoke(event));
    if (outcome === 'late') return replyJson(response, 503, { message: 'Service Unavailable' });
    if (!outcome.ok) return replyJson(response, 500, { message: 'Internal Server Error' });
    send(response, parseJson(outcome.payload) ?? null, outcome.payload);
  };

  return listen(server, port, undo);
}

/** Format 2.0: an answer without a status code is itself the body. */
function send(response: ServerResponse, value: Json, payload: string): void {
  if (!isObject(value) || !('statusCode' in value)) return reply(response, 200, payload, { 'content-type': 'application/json' });
  const parsed = Answer.safeParse(value);
  if (!parsed.success) return replyJson(response, 500, { message: 'Internal Server Error' });
  const { statusCode, headers, cookies, body, isBase64Encoded } = parsed.data;
  const all: Record<string, string | string[]> = { 'content-type': 'text/plain;charset=UTF-8' };
  for (const [name, value] of Object.entries(headers)) all[name.toLowerCase()] = value;
  if (cookies.length > 0) all['set-cookie'] = cookies;
  reply(response, statusCode, isBase64Encoded ? Buffer.from(body, 'base64') : body, all);
}
