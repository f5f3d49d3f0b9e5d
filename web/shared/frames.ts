import type { Push, Reply, ReplyTo, AgentRequest, VisitorRequest } from '../../functions/contract/socket.ts';

type Request = VisitorRequest | AgentRequest;
/** Requests without a reply. */
export type Silent = Extract<Request, { action: 'typing' | 'looking' }>;
export type Action = Exclude<Request['action'], Silent['action']>;
/** A request as its sender writes it: the connection adds the id. */
export type RequestOf<A extends Action> = Omit<Extract<Request, { action: A }>, 'id'> & { action: A };

/** `refusal` is a code of the contract, or `no-answer`: it may or may not have happened, ask again with the same ids. */
export type Refused = {
  ok: false;
  refusal: string;
  message: string;
  field?: string | undefined;
  turn?: number | undefined;
  next?: number | undefined;
};
export type Answer<T> = { ok: true; value: T } | Refused;
export type Ask = <A extends Action>(request: RequestOf<A>) => Promise<Answer<ReplyTo<A>>>;

export const noAnswer: Refused = { ok: false, refusal: 'no-answer', message: '' };

/** A frame of our own server, told apart by its marks; the widget carries no schema library. Anything else is ignored. */
export function readFrame(text: string): Push | Reply | undefined {
  try {
    const frame: unknown = JSON.parse(text);
    return isPush(frame) || isReply(frame) ? frame : undefined;
  } catch {
    return undefined;
  }
}

export const isPush = (frame: unknown): frame is Push =>
  isRecord(frame) && typeof frame['type'] === 'string';
const isReply = (frame: unknown): frame is Reply =>
  isRecord(frame) && typeof frame['ok'] === 'boolean';
export const isValueOf = <A extends Action>(_action: A, value: unknown): value is ReplyTo<A> => isRecord(value);
const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
