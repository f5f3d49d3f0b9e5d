import type { SessionId, TenantId } from '../contract/ids.ts';

/** Something to look at "not before `at`, at most 90 s after". What it then does is decided by the state it finds. */
export type Timer =
  | { readonly kind: 'unanswered'; readonly tenantId: TenantId; readonly sessionId: SessionId; readonly at: number }
  | { readonly kind: 'rules'; readonly tenantId: TenantId; readonly at: number };

const MINUTE = 60_000;
/** How long a timer may take to be written, clocks that disagree included. */
const MARGIN = 20_000;

/** The minute (ISO, UTC, without seconds) whose tick looks at a timer: the first whole minute not before it. */
export function bucketFor(at: number, now: number): string {
  const due = Math.ceil(at / MINUTE) * MINUTE;
  // A minute whose tick may already have run is never used: a timer set late goes to the next one.
  const earliest = (Math.floor((now + MARGIN) / MINUTE) + 1) * MINUTE;
  return minute(Math.max(due, earliest));
}

/** The bucket of a tick that was scheduled for this moment. */
export const bucketOf = (scheduledAt: number) => minute(Math.floor(scheduledAt / MINUTE) * MINUTE);

const minute = (at: number) => new Date(at).toISOString().slice(0, 16);
