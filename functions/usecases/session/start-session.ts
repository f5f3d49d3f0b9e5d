import type { VisitorActor } from '../../contract/actor.ts';
import type { Facts as SessionFacts } from '../../contract/facts.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { ReplyTo, Start } from '../../contract/socket.ts';
import { placeOf } from '../../domain/queue.ts';
import { deadlineOf } from '../../domain/settings.ts';
import { isVisitorOf, type Session } from '../../domain/session.ts';
import type { Facts } from '../../ports/facts.ts';
import type { Timers } from '../../ports/timers.ts';
import { announceQueue, announceToDesk, rowState, type DeskNeeds } from './announce-desk.ts';
import { bindingOf, keyOf, known } from './find-session.ts';
import { viewOf } from './view.ts';
import { allStates } from './states.ts';
import { announcePass, type AnnounceNeeds } from './announce.ts';

type Needs = AnnounceNeeds & DeskNeeds & { facts: Facts; timers: Timers };

/**
 * The visitor's first send puts a session into the queue. Facts and deadline are written first, by the same id,
 * so that a crash in between leaves nothing that anybody sees, and the retry heals it.
 */
export const startSession =
  (needs: Needs) =>
  async (actor: VisitorActor, request: Start): Promise<Result<ReplyTo<'start'>>> => {
    const key = keyOf(actor, request.sessionId);
    const desk = await needs.desk.read(actor.tenantId);
    if (!desk) return refuse('tenant-not-found');

    const now = needs.clock.now();
    // IRP-10: only his own session, started before, goes on while chat is off.
    if (actor.mayStart === 'no' && !known(actor, await needs.sessions.find(key))) return refuse('chat-disabled');

    const facts = factsOf(actor, request);
    await needs.facts.put(key, actor.visitorId, facts);
    await needs.timers.set({ kind: 'unanswered', ...key, at: deadlineOf({ enteredAt: now }, desk.settings) }, now);
    const { created, session } = await needs.sessions.create(newSession(actor, request, now));
    if (!isVisitorOf(session, actor.visitorId)) return refuse('session-not-found');

    const current = created ? session : await rebind(needs, actor, session);
    const stored = created ? facts : ((await needs.facts.find(key)) ?? facts);
    const [waiting] = await Promise.all([
      announceQueue(needs, actor.tenantId, undefined, actor.connectionId),
      announceToDesk(needs, desk.agents, { type: 'row', row: { ...rowState(current), facts: stored } }),
    ]);
    const queue = current.state === 'waiting' ? { queue: placeOf(waiting, current.sessionId) } : {};
    return accept({ session: await viewOf(needs, current, 'visitor', { after: 0, ...queue }) });
  };

async function rebind(needs: Needs, actor: VisitorActor, session: Session): Promise<Session> {
  const bound = await needs.sessions.write(session, { only: { states: allStates }, bind: bindingOf(actor) });
  if (!bound.ok) return session;
  await announcePass(needs, bound.session, actor.connectionId);
  return bound.session;
}

function newSession(actor: VisitorActor, { sessionId, message }: Start, now: number): Session {
  const tail = message
    ? [{ kind: 'message', seq: 1, id: message.entryId, at: now, by: { kind: 'visitor' }, text: message.text } as const]
    : [];
  return {
    tenantId: actor.tenantId,
    sessionId,
    visitorId: actor.visitorId,
    state: 'waiting',
    version: 1,
    seq: tail.length,
    tail,
    turns: { visitor: tail.length },
    agents: {},
    enteredAt: now,
    visitorConnections: [actor.connectionId],
    agentConnections: [],
  };
}

function factsOf(actor: VisitorActor, { circumstances }: Start): SessionFacts {
  const { name, email, country } = actor;
  return {
    ...circumstances,
    ...(country ? { country } : {}),
    customer: { verified: actor.verified === 'yes', ...(name ? { name } : {}), ...(email ? { email } : {}) },
  };
}
