import * as z from 'zod/mini';
import { Availability } from './availability.ts';
import { Customer } from './facts.ts';
import { AgentId, SessionId, TenantId } from './ids.ts';
import { limits } from './limits.ts';
import { Entry } from './entry.ts';
import { SessionRow } from './session.ts';
import { Origin, SettingsChange, SettingsView, StatusEvent } from './settings.ts';

/** The visitor opens the chat, or comes back after a lost connection: the availability at this moment (IRP-09) and, where open or already known, a ticket. */
export const VisitRequest = z.strictObject({
  tenantId: TenantId,
  /** Origin of the page that embeds the widget. */
  origin: Origin,
  /** The visitor token of an earlier visit. */
  visitor: z.optional(z.string().check(z.maxLength(4_000))),
  /** A JWT that the tenant signed (BY-07). */
  identity: z.optional(z.string().check(z.maxLength(8_000))),
  /** Preferred language, BCP 47. */
  language: z.optional(z.string().check(z.maxLength(35))),
});

export type VisitRequest = z.infer<typeof VisitRequest>;

export const VisitReply = z.strictObject({
  visitor: z.string(),
  customer: Customer,
  availability: Availability,
  brand: z.string(),
  typingPreview: z.boolean(),
  /** Single use, within `limits.ticketSeconds`. */
  ticket: z.string(),
  socketUrl: z.url(),
  /** Every word the widget shows, in the visitor's language. */
  strings: z.record(z.string(), z.string()),
});
export type VisitReply = z.infer<typeof VisitReply>;

const Role = z.enum(['agent', 'manager', 'operator']);
export type Role = z.infer<typeof Role>;

/** The claims of a Cognito ID token that the console API reads, after API Gateway has verified it. */
export const AgentClaims = z.object({
  sub: z.string(),
  'custom:tenant': TenantId,
  'custom:agent': AgentId,
  'custom:role': Role,
});

const Me = z.strictObject({ agentId: AgentId, name: z.string(), role: Role, tenantId: TenantId, tenantName: z.string() });
const Ticket = z.strictObject({ ticket: z.string(), socketUrl: z.url() });
const HistoryQuery = z.strictObject({
  /** Free text over actor and state. */
  text: z.optional(z.string().check(z.maxLength(100))),
  /** ISO dates, inclusive, in the tenant's time zone. */
  from: z.optional(z.iso.date()),
  to: z.optional(z.iso.date()),
});
export type HistoryQuery = z.infer<typeof HistoryQuery>;
const empty = z.strictObject({});

/**
 * Every HTTP route: its input (path parameters, query and body in one object) and its output.
 * `api` names the deployed API; the CDK app and the clients are made from this table.
 */
export const routes = {
  visit: { api: 'visitor', method: 'POST', path: '/v1/visits', input: VisitRequest, output: VisitReply },
  me: { api: 'console', method: 'GET', path: '/v1/me', input: empty, output: Me },
  ticket: { api: 'console', method: 'POST', path: '/v1/tickets', input: empty, output: Ticket },
  sessions: {
    api: 'console', method: 'GET', path: '/v1/sessions', input: empty,
    /** Newest last; completed ones only of the last day, at most `limits.sessionsListed`. */
    output: z.strictObject({ rows: z.array(SessionRow), strings: z.record(z.string(), z.string()) }),
  },
  session: {
    api: 'console', method: 'GET', path: '/v1/sessions/{sessionId}',
    input: z.strictObject({ sessionId: SessionId }),
    output: z.strictObject({ row: SessionRow, head: z.int().check(z.minimum(0)), entries: z.array(Entry) }),
  },
  settings: { api: 'console', method: 'GET', path: '/v1/settings', input: empty, output: SettingsView },
  'change-settings': { api: 'console', method: 'PATCH', path: '/v1/settings', input: SettingsChange, output: SettingsView },
  'status-history': {
    api: 'console', method: 'GET', path: '/v1/status-history',
    input: HistoryQuery,
    output: z.strictObject({ events: z.array(StatusEvent).check(z.maxLength(limits.historyListed)), more: z.boolean() }),
  },
} as const;

export type RouteName = keyof typeof routes;
export type InputOf<R extends RouteName> = z.input<(typeof routes)[R]['input']>;
export type OutputOf<R extends RouteName> = z.output<(typeof routes)[R]['output']>;

/** The body of every refusal over HTTP. */
export const HttpRefusal = z.strictObject({ refusal: z.string(), message: z.string(), field: z.optional(z.string()) });

/** Launcher file on the CDN, `/t/<tenantId>/config.json`. */
export const LauncherConfig = z.strictObject({
  tenantId: TenantId,
  label: z.record(z.string(), z.string()),
  /** A CSS colour, the tenant's accent. */
  accent: z.string().check(z.regex(/^#[0-9a-f]{6}$/)),
  position: z.enum(['left', 'right']),
});
/** `/t/<tenantId>/status.json`. */
export const StatusFile = z.strictObject({ availability: Availability, at: z.int() });
