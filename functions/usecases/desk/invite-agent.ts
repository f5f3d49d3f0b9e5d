import type { AgentId } from '../../contract/ids.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { Agents, Desk } from '../../ports/desk.ts';
import type { Directory, Invitation } from '../../ports/directory.ts';

/**
 * A person who may sign in and answer. The desk is written last: an invitation without a place there opens nothing,
 * and inviting again gives it to the person the directory knows already.
 */
export const inviteAgent =
  ({ desk, agents, directory }: { desk: Desk; agents: Agents; directory: Directory }) =>
  async (invitation: Invitation): Promise<Result<{ agentId: AgentId }>> => {
    if (!(await desk.settings(invitation.tenantId, 'now'))) return refuse('tenant-not-found');
    const { tenantId, agentId } = await directory.invite(invitation);
    const { name, email, role } = invitation;
    const isOurs = tenantId === invitation.tenantId;
    const added = isOurs && (await agents.add({ tenantId, agentId, name, email, role, enabled: true, connections: [] }));
    return added ? accept({ agentId }) : refuse('already-exists', { field: 'email' });
  };
