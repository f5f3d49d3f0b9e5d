import middy from '@middy/core';
import * as z from 'zod';
import type { Actor } from '../contract/actor.ts';
import { ConnectionId } from '../contract/ids.ts';
import type { Result } from '../contract/refusals.ts';
import { consoleLog, describeFault, type Log } from './log.ts';

const AuthorizerEvent = z.object({
  methodArn: z.string(),
  queryStringParameters: z.object({ ticket: z.string().max(4_000) }),
  requestContext: z.object({ connectionId: ConnectionId, requestId: z.string().default('') }),
});

type Redeem = (ticket: string, connectionId: ConnectionId) => Promise<Result<Actor>>;

/** Answers API Gateway's question at `$connect`. What it puts into the context reaches every later event of the socket. */
export const socketAuthorizer = (redeem: Redeem, log: Log = consoleLog) =>
  middy().handler(async (raw: unknown) => {
    const event = AuthorizerEvent.safeParse(raw);
    // API Gateway answers 401 to exactly this message.
    if (!event.success) throw new Error('Unauthorized');
    const { methodArn, queryStringParameters, requestContext } = event.data;
    try {
      const redeemed = await redeem(queryStringParameters.ticket, requestContext.connectionId);
      return redeemed.ok ? policy('Allow', methodArn, redeemed.value) : policy('Deny', methodArn);
    } catch (fault) {
      log({ code: 'fault', where: 'socket-authorizer', request: requestContext.requestId, ...describeFault(fault) });
      return policy('Deny', methodArn);
    }
  });

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
