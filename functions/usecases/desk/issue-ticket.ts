import type { ConsoleActor } from '../../contract/actor.ts';
import { limits } from '../../contract/limits.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Signer } from '../../ports/signer.ts';
import { accept, type Result } from '../../contract/refusals.ts';

/** A ticket for an agent's socket. Whether he may still enter is asked when it is redeemed. */
export const issueTicket =
  ({ signer, ids, clock }: { signer: Signer; ids: Ids; clock: Clock }) =>
  async ({ tenantId, agentId }: ConsoleActor): Promise<Result<{ ticket: string }>> => {
    const now = clock.now();
    const expires = now + limits.ticketSeconds * 1000;
    return accept({
      ticket: signer.seal({ kind: 'ticket', role: 'agent', tenantId, agentId, nonce: ids.nonce(), issued: now, expires }),
    });
  };
