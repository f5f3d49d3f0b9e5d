import type { ConsoleActor } from '../contract/actor.ts';
import { AgentClaims } from '../contract/http.ts';
import { refuse, type Result } from '../contract/refusals.ts';
import type { HttpEvent } from './http-api.ts';

/** The agent whose verified claims came with the event; the tenant is his, whatever the input says. */
export const asAgent =
  <I, O>(run: (actor: ConsoleActor, input: I) => Promise<Result<O>>) =>
  async (input: I, event: HttpEvent): Promise<Result<O>> => {
    const claims = AgentClaims.safeParse(event.requestContext.authorizer?.jwt.claims);
    if (!claims.success) return refuse('role-refused');
    const { data } = claims;
    return run({ tenantId: data['custom:tenant'], agentId: data['custom:agent'], role: data['custom:role'] }, input);
  };
