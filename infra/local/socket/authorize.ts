import type { IncomingMessage } from 'node:http';
import * as z from 'zod';
import { parseJson, type JsonObject } from '../json.ts';
import { fits } from '../text-pattern.ts';
import { urlOf } from '../web.ts';
import type { Connection } from './connections.ts';
import { authorizerEvent } from './event.ts';
import type { SocketApi } from './routes.ts';

type Admission = { ok: true; authorizer: JsonObject | undefined } | { ok: false; status: 401 | 403 | 500 };

const oneOrMore = z.union([z.string().transform((value) => [value]), z.array(z.string())]);
const Answer = z.object({
  principalId: z.string(),
  policyDocument: z.object({
    Statement: z.array(z.object({ Effect: z.enum(['Allow', 'Deny']), Action: oneOrMore, Resource: oneOrMore })),
  }),
  context: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).default({}),
});

/** Asks the $connect authorizer. Its context reaches every later event of the connection, each value as a string. */
export async function authorize(api: SocketApi, connection: Connection, request: IncomingMessage, now: () => number): Promise<Admission> {
  const { authorizer } = api;
  if (!authorizer) return { ok: true, authorizer: undefined };
  // API Gateway refuses without calling the function when an identity source is absent or empty.
  if (!authorizer.sources.every((source) => identity(source, request))) return { ok: false, status: 401 };

  const started = now();
  const arn = `${api.arn}/${api.names.stage}/$connect`;
  const outcome = await authorizer.invoke(authorizerEvent(api.names, connection, request, arn, started));
  if (!outcome.ok) return { ok: false, status: outcome.error.errorMessage === 'Unauthorized' ? 401 : 500 };
  const answer = Answer.safeParse(parseJson(outcome.payload));
  if (!answer.success) return { ok: false, status: 500 };
  const { principalId, policyDocument, context } = answer.data;
  if (!permits(policyDocument.Statement, arn)) return { ok: false, status: 403 };
  const strings = Object.fromEntries(Object.entries(context).map(([key, value]) => [key, String(value)]));
  return { ok: true, authorizer: { ...strings, principalId, integrationLatency: now() - started } };
}

type Statement = z.infer<typeof Answer>['policyDocument']['Statement'][number];

/** A denial wins over any permission. */
function permits(statements: Statement[], arn: string): boolean {
  const matching = statements.filter(
    ({ Action, Resource }) => Action.some((action) => fits(action, 'execute-api:Invoke', 'i')) && Resource.some((resource) => fits(resource, arn)),
  );
  return matching.some(({ Effect }) => Effect === 'Allow') && matching.every(({ Effect }) => Effect === 'Allow');
}

function identity(source: string, request: IncomingMessage): boolean {
  const [, place, name = ''] = /^route\.request\.(querystring|header)\.(.+)$/.exec(source) ?? [];
  return Boolean(place === 'querystring' ? urlOf(request).searchParams.get(name) : request.headers[name.toLowerCase()]);
}
