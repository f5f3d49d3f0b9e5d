import type { VisitorActor } from '../../contract/actor.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { Rate, ReplyTo } from '../../contract/socket.ts';
import { announceState, type DeskNeeds } from './announce-desk.ts';
import { keyOf } from './find-session.ts';
import { allStates } from './states.ts';

/** IRP-28: the last click wins, and no rating is a value too. */
export const rateSession =
  (needs: DeskNeeds) =>
  async (actor: VisitorActor, { sessionId, rating }: Rate): Promise<Result<ReplyTo<'rate'>>> => {
    const only = { states: allStates, visitorId: actor.visitorId };
    const written = await needs.sessions.write(keyOf(actor, sessionId), { only, rating });
    if (!written.ok) return refuse('session-not-found');
    await announceState(needs, written.session);
    return accept({ rating, version: written.session.version });
  };
