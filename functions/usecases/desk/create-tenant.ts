import type { AgentId, TenantId } from '../../contract/ids.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { IdentityKey } from '../../contract/settings.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import type { Agents, Desk } from '../../ports/desk.ts';
import type { Directory, Invitation } from '../../ports/directory.ts';

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

/** A person who may sign in and answer. The desk is written last: an invitation without a place there opens nothing. */
export const inviteAgent =
  ({ desk, agents, directory }: { desk: Desk; agents: Agents; directory: Directory }) =>
  async (invitation: Invitation): Promise<Result<{ agentId: AgentId }>> => {
    if (!(await desk.settings(invitation.tenantId, 'now'))) return refuse('tenant-not-found');
    if ((await directory.invite(invitation)) === 'exists') return refuse('already-exists', { field: 'email' });
    const { tenantId, agentId, name, email, role } = invitation;
    await agents.add({ tenantId, agentId, name, email, role, enabled: true, connections: [] });
    return accept({ agentId });
  };
