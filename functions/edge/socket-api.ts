import middy from '@middy/core';
import * as z from 'zod/mini';
import { Actor } from '../contract/actor.ts';
import { RequestId } from '../contract/ids.ts';
import { refusals, refuse, type Refused, type Result } from '../contract/refusals.ts';
import { AgentRequest, type Reply, VisitorRequest } from '../contract/socket.ts';
import { answerFaults } from './faults.ts';
import { readJson, refuseInput } from './input.ts';
import { consoleLog, type Log } from './log.ts';

/** API Gateway's WebSocket event, as far as it is read here. The authorizer's context came with `$connect`. */
const SocketEvent = z.object({
  requestContext: z.object({
    eventType: z.enum(['CONNECT', 'MESSAGE', 'DISCONNECT']),
    requestId: z._default(z.string(), ''),
    authorizer: z.object({ actor: z.string() }),
  }),
  body: z.optional(z.string()),
});

type Response = { readonly statusCode: number; readonly body?: string };

/** What the socket's routes do. Undefined answers nothing: the action is silent. */
export type SocketRoutes = {
  readonly visitor: (actor: Extract<Actor, { kind: 'visitor' }>, request: VisitorRequest) => Promise<Result<unknown> | undefined>;
  readonly agent: (actor: Extract<Actor, { kind: 'agent' }>, request: AgentRequest) => Promise<Result<unknown> | undefined>;
  readonly left: (actor: Actor) => Promise<void>;
};

/** One Lambda for every route of the socket, so that connecting pays for its start and the first message does not. */
export const socketApi = (routes: SocketRoutes, log: Log = consoleLog) =>
  middy<unknown, Response>()
    .use(answerFaults('socket', log, requestIdOf, (event) => reply(correlation(frameOf(event)), refuse('try-again'))))
    .handler(async (raw): Promise<Response> => {
      const { requestContext } = SocketEvent.parse(raw);
      const actor = Actor.parse(readJson(requestContext.authorizer.actor));
      if (requestContext.eventType === 'CONNECT') return { statusCode: 200 };
      if (requestContext.eventType === 'DISCONNECT') {
        await routes.left(actor);
        return { statusCode: 200 };
      }
      const frame = frameOf(raw);
      const result = await answer(routes, actor, frame);
      return result ? reply(correlation(frame), result) : { statusCode: 200 };
    });

const requestIdOf = (event: unknown) => SocketEvent.safeParse(event).data?.requestContext.requestId ?? '';
const frameOf = (event: unknown) => readJson(SocketEvent.safeParse(event).data?.body);
const correlation = (frame: unknown) => Correlated.safeParse(frame).data?.id;

const Correlated = z.object({ id: RequestId });
const Named = z.object({ action: z.string() });

async function answer(routes: SocketRoutes, actor: Actor, frame: unknown): Promise<Result<unknown> | undefined> {
  if (actor.kind === 'visitor') {
    const parsed = VisitorRequest.safeParse(frame);
    return parsed.success ? routes.visitor(actor, parsed.data) : refuseFrame(parsed.error, frame, VisitorRequest);
  }
  const parsed = AgentRequest.safeParse(frame);
  return parsed.success ? routes.agent(actor, parsed.data) : refuseFrame(parsed.error, frame, AgentRequest);
}

function refuseFrame(error: z.core.$ZodError, frame: unknown, requests: typeof VisitorRequest | typeof AgentRequest): Refused {
  const action = Named.safeParse(frame).data?.action;
  const isKnown = requests.def.options.some((option) => option.shape.action.def.values.some((value) => value === action));
  return isKnown || action === undefined ? refuseInput(error) : refuse('action-unknown', { field: 'action' });
}

function reply(re: string | undefined, result: Result<unknown>): Response {
  return { statusCode: 200, body: JSON.stringify(replyOf(re, result)) };
}

function replyOf(re: string | undefined, result: Result<unknown>): Reply {
  if (result.ok && re !== undefined) return { re, ok: true, value: result.value };
  const { refusal, details }: Refused = result.ok ? refuse('input-invalid', { field: 'id' }) : result;
  return { ...(re === undefined ? {} : { re }), ok: false, refusal, message: refusals[refusal].message, ...details };
}
