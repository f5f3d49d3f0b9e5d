import type { AgentId, TenantId } from '../contract/ids.ts';

export type Invitation = {
  readonly email: string;
  readonly name: string;
  readonly tenantId: TenantId;
  readonly agentId: AgentId;
  readonly role: 'agent' | 'manager' | 'operator';
};

/** Who a person is in the directory. */
export type Listed = Pick<Invitation, 'tenantId' | 'agentId'>;

/** Who can sign in. An invited person receives a temporary password by mail. */
export type Directory = {
  /** Answers who the address is from now on; of a person who was invited before, who he has been since then. */
  readonly invite: (invitation: Invitation) => Promise<Listed>;
};
