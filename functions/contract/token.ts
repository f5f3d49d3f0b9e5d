import * as z from 'zod/mini';
import { AgentId, ConnectionId, SessionId, TenantId, VisitorId } from './ids.ts';

const base = { tenantId: TenantId, /** Milliseconds since 1970. */ expires: z.int().check(z.minimum(0)) };

/** Who a visitor is, kept by his browser; nothing of it is stored here. */
export const VisitorToken = z.strictObject({
  ...base,
  kind: z.literal('visitor'),
  visitorId: VisitorId,
  verified: z.boolean(),
  name: z.optional(z.string()),
  email: z.optional(z.string()),
});
export type VisitorToken = z.infer<typeof VisitorToken>;

/** Opens one socket, once. It names the subject, so that no JWT ever stands in a URL. */
export const Ticket = z.discriminatedUnion('role', [
  z.strictObject({
    ...base, kind: z.literal('ticket'), role: z.literal('visitor'), nonce: z.string(), issued: z.int(),
    visitorId: VisitorId, name: z.optional(z.string()), email: z.optional(z.string()), verified: z.boolean(),
    /** Availability at the moment the chat was opened (IRP-09): whether a new session may be started. */
    mayStart: z.boolean(),
    country: z.optional(z.string()),
  }),
  z.strictObject({
    ...base, kind: z.literal('ticket'), role: z.literal('agent'), nonce: z.string(), issued: z.int(),
    agentId: AgentId,
  }),
]);
export type Ticket = z.infer<typeof Ticket>;

/**
 * The server's word about one session, echoed by a participant: to which sockets his typing goes,
 * and up to which sequence the log is safe in chunks. It saves the hot path every read.
 */
export const Pass = z.strictObject({
  ...base,
  kind: z.literal('pass'),
  sessionId: SessionId,
  to: z.array(ConnectionId),
  logged: z.int().check(z.minimum(0)),
});
export type Pass = z.infer<typeof Pass>;

export const Token = z.union([VisitorToken, Ticket, Pass]);
export type Token = z.infer<typeof Token>;
