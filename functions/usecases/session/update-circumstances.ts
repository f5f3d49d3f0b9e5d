import type { VisitorActor } from '../../contract/actor.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { ReplyTo, Update } from '../../contract/socket.ts';
import type { Facts } from '../../ports/facts.ts';
import { announceToDesk, type DeskNeeds } from './announce-desk.ts';
import { keyOf } from './find-session.ts';

/** The visitor has moved to another page or changed his basket. */
export const updateCircumstances =
  (needs: DeskNeeds & { facts: Facts }) =>
  async (actor: VisitorActor, request: Update): Promise<Result<ReplyTo<'update'>>> => {
    const { sessionId, circumstances } = request;
    const updated = await needs.facts.update(keyOf(actor, sessionId), actor.visitorId, circumstances);
    if (!updated) return refuse('session-not-found');
    const desk = await needs.desk.read(actor.tenantId);
    await announceToDesk(needs, desk?.agents ?? [], { type: 'row-facts', sessionId, circumstances });
    return accept({});
  };
