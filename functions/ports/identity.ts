import type { IdentityKey } from '../contract/settings.ts';
import type { TenantId, VisitorId } from '../contract/ids.ts';

/** A customer whom the tenant has signed for (BY-07). */
export type VerifiedCustomer = { readonly visitorId: VisitorId; readonly name: string | undefined; readonly email: string | undefined };

export type Identity = {
  /** Undefined where the token is not signed by one of these keys, is expired, lives longer than an hour, or is meant for another tenant. */
  readonly verify: (jwt: string, tenantId: TenantId, keys: readonly IdentityKey[], now: number) => Promise<VerifiedCustomer | undefined>;
};
