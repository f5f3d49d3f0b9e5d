import * as z from 'zod/mini';

/**
 * Every id has one fixed length, so that no key built from one can be a prefix of another.
 * A string becomes an id only by parsing.
 */
const word = (length: number) => z.string().check(z.regex(new RegExp(`^[0-9a-z]{${length}}$`)));
const token = (length: number) => z.string().check(z.regex(new RegExp(`^[0-9A-Za-z_-]{${length}}$`)));

/** One business: 12 characters of 0-9a-z. */
export const TenantId = word(12).brand<'TenantId'>();
export type TenantId = z.infer<typeof TenantId>;

/** One person who answers: 12 characters of 0-9a-z, carried by the identity token. */
export const AgentId = word(12).brand<'AgentId'>();
export type AgentId = z.infer<typeof AgentId>;

/** One customer in one tenant: 22 characters, random, or derived from the shop's own customer id. */
export const VisitorId = token(22).brand<'VisitorId'>();
export type VisitorId = z.infer<typeof VisitorId>;

/** One chat: a lower-case UUID v4 that the visitor's client chooses before it starts, so that a retry starts nothing new. */
export const SessionId = z
  .string()
  .check(z.regex(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/))
  .brand<'SessionId'>();
export type SessionId = z.infer<typeof SessionId>;

/** One log entry: 12 characters, chosen by the sender, the same in every retry. */
export const EntryId = token(12).brand<'EntryId'>();
export type EntryId = z.infer<typeof EntryId>;

/** API Gateway's name for one open socket. */
export const ConnectionId = z.string().check(z.regex(/^[0-9A-Za-z_=-]{1,64}$/)).brand<'ConnectionId'>();
export type ConnectionId = z.infer<typeof ConnectionId>;

/** Correlates a socket request with its reply; chosen by the client, unique per socket. */
export const RequestId = z.string().check(z.regex(/^[0-9A-Za-z_-]{1,24}$/));
