import type { Actor } from '../../contract/actor.ts';
import type { ConnectionId } from '../../contract/ids.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { Ticket } from '../../contract/token.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Agents, Tickets } from '../../ports/desk.ts';
import type { Signer } from '../../ports/signer.ts';

type Needs = { signer: Signer; clock: Clock; tickets: Tickets; agents: Agents };

/** Opens a socket for a ticket: within its half minute, and once. */
export const redeemTicket =
  (needs: Needs) =>
  async (text: string, connectionId: ConnectionId): Promise<Result<Actor>> => {
    const ticket = needs.signer.open('ticket', text, needs.clock.now());
    const actor = ticket && (await redeem(needs, ticket, connectionId));
    return actor ? accept(actor) : refuse('ticket-invalid');
  };

async function redeem({ tickets, agents }: Needs, ticket: Ticket, connectionId: ConnectionId): Promise<Actor | undefined> {
  const { tenantId } = ticket;
  if (ticket.role === 'agent') {
    const agent = await agents.redeem(tenantId, ticket.agentId, ticket.issued);
    return agent && { kind: 'agent', tenantId, agentId: agent.agentId, name: agent.name, connectionId };
  }
  if (!(await tickets.use(tenantId, ticket.nonce, ticket.expires))) return undefined;
  const { visitorId, name, email, country, verified, mayStart } = ticket;
  return {
    kind: 'visitor', tenantId, visitorId, connectionId,
    verified: verified ? 'yes' : 'no',
    mayStart: mayStart ? 'yes' : 'no',
    ...(name ? { name } : {}),
    ...(email ? { email } : {}),
    ...(country ? { country } : {}),
  };
}
