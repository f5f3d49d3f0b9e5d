import type { TenantId } from '../../contract/ids.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { IdentityKey } from '../../contract/settings.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import type { Desk } from '../../ports/desk.ts';

export type NewTenant = {
  readonly tenantId: TenantId;
  readonly tenantName: string;
  readonly timeZone: string;
  readonly origins: readonly string[];
  readonly identityKeys: readonly IdentityKey[];
  readonly accent: string;
};

/** A tenant with chat switched on, no rules and the default words. */
export const createTenant =
  ({ desk }: { desk: Desk }) =>
  async (tenant: NewTenant): Promise<Result<TenantSettings>> => {
    const settings: TenantSettings = {
      ...tenant,
      version: 1,
      enabled: true,
      useRules: false,
      rules: [],
      unansweredMinutes: 10,
      newSessionSound: true,
      typingPreview: true,
      strings: {},
      position: 'right',
      switchedBy: 'manual',
      lastRuleAt: 0,
    };
    return (await desk.create(settings)) ? accept(settings) : refuse('already-exists', { field: 'tenant' });
  };
