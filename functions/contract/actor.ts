import * as z from 'zod/mini';
import { AgentId, ConnectionId, TenantId, VisitorId } from './ids.ts';

const YesNo = z.enum(['yes', 'no']);

/**
 * Who acts on a socket, and through which. The authorizer writes it into the connection's context,
 * from where API Gateway hands it to every later event: strings only, so what is true is a word.
 */
export const Actor = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('visitor'),
    tenantId: TenantId,
    visitorId: VisitorId,
    connectionId: ConnectionId,
    verified: YesNo,
    mayStart: YesNo,
    country: z.optional(z.string()),
    name: z.optional(z.string()),
    email: z.optional(z.string()),
  }),
  z.object({
    kind: z.literal('agent'),
    tenantId: TenantId,
    agentId: AgentId,
    name: z.string(),
    connectionId: ConnectionId,
  }),
]);
export type Actor = z.infer<typeof Actor>;
export type VisitorActor = Extract<Actor, { kind: 'visitor' }>;
export type AgentActor = Extract<Actor, { kind: 'agent' }>;

/** An agent as the console's HTTP API knows him: from the verified claims of his ID token. */
export type ConsoleActor = { readonly tenantId: TenantId; readonly agentId: AgentId; readonly role: 'agent' | 'manager' | 'operator' };
