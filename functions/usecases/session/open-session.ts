import type { Actor } from '../../contract/actor.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { Hello, ReplyTo, Sync } from '../../contract/socket.ts';
import type { Agents } from '../../ports/desk.ts';
import { announcePass, type AnnounceNeeds } from './announce.ts';
import { bindingOf, keyOf, known, senderOf, takesPart } from './find-session.ts';
import { queuePlace } from './queue-place.ts';
import { allStates } from './states.ts';
import { toView, viewOf } from './view.ts';

/**
 * The first frame of a socket. It is bound to the session before the session is looked at, so that nothing
 * that is written in between can pass it by.
 */
export const hello =
  (needs: AnnounceNeeds & { agents: Agents }) =>
  async (actor: Actor, request: Hello): Promise<Result<ReplyTo<'hello'>>> => {
    if (!request.sessionId) return enter(needs, actor);
    const key = keyOf(actor, request.sessionId);
    const after = request.after ?? 0;
    const bound = await needs.sessions.write(key, { only: { states: allStates, ...takesPart(actor) }, bind: bindingOf(actor) });
    if (!bound.ok) {
      // An agent may look at a session of his tenant without taking part.
      const seen = actor.kind === 'agent' ? known(actor, bound.stood) : undefined;
      if (!seen) return refuse('session-not-found');
      const view = await viewOf(needs, seen, senderOf(actor), { after });
      // A pass says that he takes part since, through another window: this socket wants to hear of it too.
      return view.pass === undefined ? accept({ session: view }) : hello(needs)(actor, request);
    }
    const { session } = bound;
    await announcePass(needs, session, actor.connectionId);
    const queue = await queuePlace(needs, actor, session);
    return accept({ session: await viewOf(needs, session, senderOf(actor), { after, ...queue }) });
  };

/** An agent sits down before he asks for the list, so that no session can slip between. */
async function enter({ agents }: { agents: Agents }, actor: Actor): Promise<Result<ReplyTo<'hello'>>> {
  if (actor.kind === 'visitor') return accept({});
  return (await agents.sit(actor.tenantId, actor.agentId, actor.connectionId)) ? accept({}) : refuse('role-refused');
}

/** Everything after a sequence, of any age (BY-01). */
export const sync =
  (needs: AnnounceNeeds) =>
  async (actor: Actor, request: Sync): Promise<Result<ReplyTo<'sync'>>> => {
    const read = await needs.sessions.read(keyOf(actor, request.sessionId), request.after);
    const session = known(actor, read?.session);
    if (!session || !read) return refuse('session-not-found');
    return accept({ session: toView(needs, session, read.entries, senderOf(actor), { after: request.after }) });
  };
