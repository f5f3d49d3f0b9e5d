import type { Entry } from './entry.ts';
import { AgentId, EntryId, SessionId, TenantId, VisitorId } from './ids.ts';
import { refuse, type Result, type refusals, type Refusal } from './refusals.ts';
import type { replies, ReplyTo, VisitorRequest } from './socket.ts';

declare function open(tenantId: TenantId, sessionId: SessionId): void;
declare const tenantId: TenantId;
declare const agentId: AgentId;
declare const visitorId: VisitorId;
declare const sessionId: SessionId;

open(tenantId, sessionId);
open(TenantId.parse('aurora000000'), sessionId);
// @ts-expect-error ids cannot change places
open(sessionId, tenantId);
// @ts-expect-error an agent is not a tenant
open(agentId, sessionId);
// @ts-expect-error a string becomes an id only by parsing
open('aurora000000', sessionId);
// @ts-expect-error an entry's id is not a session's
open(tenantId, EntryId.parse('entry0000001'));
// @ts-expect-error a visitor is not an agent
const answered: AgentId = visitorId;

// @ts-expect-error there is no such refusal
refuse('session-lost');
// @ts-expect-error a refusal has no other details
refuse('turn-taken', { secret: 'x' });

type Declared = Record<string, { readonly status: number; readonly message: string }>;
// @ts-expect-error a refusal without a status does not compile
const withoutStatus: Declared = { 'new-refusal': { message: 'This is not possible.' } };
// @ts-expect-error a refusal without a sentence does not compile
const withoutMessage: Declared = { 'new-refusal': { status: 409 } };
export const all: Declared = {} satisfies Partial<typeof refusals>;

declare const result: Result<{ seq: number }>;
// @ts-expect-error a value is there only where it is accepted
export type Value = (typeof result)['value'];
export const asked: Refusal | undefined = result.ok ? undefined : result.refusal;

// @ts-expect-error only a message has a text
export type Text = Entry['text'];

declare const request: VisitorRequest;
// @ts-expect-error a visitor cannot connect
export const taken = request.action === 'connect';
// @ts-expect-error there is a reply for every answered action, and no other
export type Unknown = ReplyTo<'looking'>;
export type Known = ReplyTo<keyof typeof replies>;
export { answered, withoutMessage, withoutStatus };
