import type { EntryId, SessionId, TenantId, VisitorId } from '../contract/ids.ts';

/** A side effect that waits to be done once. */
export type Order =
  | {
      readonly kind: 'transcript';
      readonly tenantId: TenantId;
      readonly id: EntryId;
      readonly sessionId: SessionId;
      readonly to: string;
      readonly language: string | undefined;
    }
  | { readonly kind: 'publish'; readonly tenantId: TenantId; readonly id: EntryId };

/** What tells one order of a tenant from another. A mail's id is its sender's choice, so it counts within his session only. */
export const orderName = (order: Order): string =>
  order.kind === 'transcript' ? `transcript#${order.sessionId}#${order.id}` : `publish#${order.id}`;

export type Outbox = {
  /** Counts the mail against the session's limit and orders it, all or nothing; the same id is ordered once. */
  readonly orderTranscript: (order: Extract<Order, { kind: 'transcript' }>, visitorId: VisitorId, max: number) => Promise<'ordered' | 'ordered-before' | 'limit' | 'absent'>;
  /** `claimed` for one caller only, until it is released; `held` while somebody has it, or has died with it. */
  readonly claim: (order: Order) => Promise<'claimed' | 'held' | 'done-before'>;
  readonly done: (order: Order) => Promise<void>;
  /** The attempt is known to have failed: it may be claimed again. */
  readonly release: (order: Order) => Promise<void>;
};
