import type { AgentId, TenantId } from '../contract/ids.ts';

export type Invitation = {
  readonly email: string;
  readonly name: string;
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly role: 'agent' | 'manager' | 'operator';
};

/** Who can sign in. An invited person receives a temporary password by mail. */
export type Directory = { readonly invite: (invitation: Invitation) => Promise<'invited' | 'exists'> };
