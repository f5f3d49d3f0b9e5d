import middy from '@middy/core';
import * as z from 'zod/mini';
import type { Actor } from '../contract/actor.ts';
import { ConnectionId } from '../contract/ids.ts';
import type { Result } from '../contract/refusals.ts';
import { answerFaults } from './faults.ts';
import { consoleLog, type Log } from './log.ts';

const AuthorizerEvent = z.object({
  methodArn: z.string(),
  queryStringParameters: z.object({ ticket: z.string().check(z.maxLength(4_000)) }),
  requestContext: z.object({ connectionId: ConnectionId, requestId: z._default(z.string(), '') }),
});

type Redeem = (ticket: string, connectionId: ConnectionId) => Promise<Result<Actor>>;

/** Answers API Gateway's question at `$connect`. What it puts into the context reaches every later event of the socket. */
export const socketAuthorizer = (redeem: Redeem, log: Log = consoleLog) =>
  middy<unknown, ReturnType<typeof policy>>()
    .use(answerFaults('socket-authorizer', log, requestIdOf, () => policy('Deny', '*')))
    .handler(async (raw) => {
      const event = AuthorizerEvent.safeParse(raw);
      if (!event.success) return policy('Deny', '*');
      const { methodArn, queryStringParameters, requestContext } = event.data;
      const redeemed = await redeem(queryStringParameters.ticket, requestContext.connectionId);
      return redeemed.ok ? policy('Allow', methodArn, redeemed.value) : policy('Deny', methodArn);
    });

const requestIdOf = (event: unknown) => AuthorizerEvent.safeParse(event).data?.requestContext.requestId ?? '';

function policy(effect: 'Allow' | 'Deny', resource: string, actor?: Actor) {
  return {
    principalId: actor ? `${actor.tenantId}/${actor.kind === 'agent' ? actor.agentId : actor.visitorId}` : 'nobody',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [{ Action: 'execute-api:Invoke', Effect: effect, Resource: resource }],
    },
    // API Gateway takes strings only.
    ...(actor ? { context: { actor: JSON.stringify(actor) } } : {}),
  };
}
