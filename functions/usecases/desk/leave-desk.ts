import type { Actor } from '../../contract/actor.ts';
import type { Agents } from '../../ports/desk.ts';

/** A socket has closed. Only a hint: a visitor's is found dead at the next push and taken off then. */
export const leaveDesk =
  ({ agents }: { agents: Agents }) =>
  async (actor: Actor): Promise<void> => {
    if (actor.kind === 'agent') await agents.leave(actor.tenantId, actor.agentId, actor.connectionId);
  };
