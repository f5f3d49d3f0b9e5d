import middy from '@middy/core';
import * as z from 'zod/mini';
import { refusals, refuse, type Refused, type Result } from '../contract/refusals.ts';
import { answerFaults } from './faults.ts';
import { readJson, refuseInput } from './input.ts';
import { consoleLog, type Log } from './log.ts';

/** API Gateway's HTTP event, payload format 2.0, as far as it is read here. */
const HttpEvent = z.object({
  routeKey: z.string(),
  pathParameters: z.optional(z.record(z.string(), z.string())),
  queryStringParameters: z.optional(z.record(z.string(), z.string())),
  headers: z._default(z.record(z.string(), z.string()), {}),
  body: z.optional(z.string()),
  isBase64Encoded: z._default(z.boolean(), false),
  requestContext: z.object({
    requestId: z._default(z.string(), ''),
    authorizer: z.optional(z.object({ jwt: z.object({ claims: z.record(z.string(), z.unknown()) }) })),
  }),
});
export type HttpEvent = z.infer<typeof HttpEvent>;

type HttpResponse = { readonly statusCode: number; readonly headers: Record<string, string>; readonly body: string };

const headers = { 'content-type': 'application/json; charset=utf-8', 'cache-control': 'no-store' };

/** A Lambda for some of the contract's routes: parse, run, map. */
export const httpApi = (where: string, bound: readonly BoundRoute[], log: Log = consoleLog) =>
  middy<unknown, HttpResponse>()
    .use(answerFaults(where, log, requestIdOf, () => respond(refuse('try-again'))))
    .handler(async (raw): Promise<HttpResponse> => {
      const event = HttpEvent.parse(raw);
      const route = bound.find(({ routeKey }) => routeKey === event.routeKey);
      return route ? route.run(event) : respond(refuse('route-not-found'));
    });

const requestIdOf = (event: unknown) => HttpEvent.safeParse(event).data?.requestContext.requestId ?? '';

export type BoundRoute = { readonly routeKey: string; readonly run: (event: HttpEvent) => Promise<HttpResponse> };

/** A route of the contract's table: what goes in once parsed, what comes out before it is. */
type Route<I, O> = {
  readonly method: string;
  readonly path: string;
  readonly input: z.ZodMiniType<I>;
  readonly output: z.ZodMiniType<unknown, O>;
};

/** Ties a route of the contract to what answers it. */
export function bind<I, O>(route: Route<I, O>, answer: (input: I, event: HttpEvent) => Promise<Result<O>>): BoundRoute {
  return {
    routeKey: `${route.method} ${route.path}`,
    run: async (event) => {
      const parsed = route.input.safeParse(inputOf(event));
      if (!parsed.success) return respond(refuseInput(parsed.error));
      const result = await answer(parsed.data, event);
      // Parsed on the way out too: a field that the contract does not name cannot leak.
      return result.ok ? reply(200, route.output.parse(result.value)) : respond(result);
    },
  };
}

function inputOf({ body, isBase64Encoded, pathParameters, queryStringParameters }: HttpEvent): unknown {
  const text = isBase64Encoded && body !== undefined ? Buffer.from(body, 'base64').toString() : body;
  if (text === undefined || text === '') return { ...queryStringParameters, ...pathParameters };
  const json = readJson(text);
  const isRecord = typeof json === 'object' && json !== null && !Array.isArray(json);
  return isRecord ? { ...json, ...queryStringParameters, ...pathParameters } : json;
}

function respond({ refusal, details }: Refused): HttpResponse {
  const { status, message } = refusals[refusal];
  return reply(status, { refusal, message, ...(details?.field ? { field: details.field } : {}) });
}

const reply = (statusCode: number, value: unknown): HttpResponse => ({ statusCode, headers, body: JSON.stringify(value) });
