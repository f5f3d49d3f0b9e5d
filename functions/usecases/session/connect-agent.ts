import type { AgentActor } from '../../contract/actor.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { Connect, ReplyTo } from '../../contract/socket.ts';
import { isAgentOf, transitions, type Session } from '../../domain/session.ts';
import type { NewEntry, SessionChange } from '../../domain/session-change.ts';
import { say, stringsIn } from '../../domain/strings.ts';
import type { Ids } from '../../ports/ids.ts';
import { announceEntries, announcePass, keepTail, type AnnounceNeeds } from './announce.ts';
import { announceQueue, announceToDesk, rowState, type DeskNeeds } from './announce-desk.ts';
import { authorOf, bindingOf, keyOf } from './find-session.ts';
import { viewOf } from './view.ts';

type Needs = AnnounceNeeds & DeskNeeds & { ids: Ids };
type Request = Pick<Connect, 'sessionId' | 'language'>;
const ATTEMPTS = 4;

/**
 * An agent takes a waiting or unanswered session, or joins an active one (IRP-45). Of many at once exactly one
 * becomes the operator; the others join. Repeating it changes nothing.
 */
export const connectAgent =
  (needs: Needs) =>
  async (actor: AgentActor, { sessionId, language }: Request): Promise<Result<ReplyTo<'connect'>>> => {
    const key = keyOf(actor, sessionId);
    const desk = await needs.desk.read(actor.tenantId);
    if (!desk) return refuse('tenant-not-found');
    // His socket may outlive his permission.
    if (!desk.agents.some(({ agentId, enabled }) => agentId === actor.agentId && enabled)) return refuse('role-refused');
    const strings = stringsIn(desk.settings.strings, language);

    let change = take(needs, actor, say(strings, 'chat.greeting', { 0: actor.name }));
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const written = await needs.sessions.write(key, change);
      if (written.ok) {
        const { session } = written;
        const added = session.tail.slice(session.tail.length - (change.append?.length ?? 0));
        const safe = await keepTail(needs, session);
        await Promise.all([
          // A socket that only joins his others: the peers hear where to send what they type.
          change.append ? announceEntries(needs, session, added, safe, actor.connectionId) : announcePass(needs, session, actor.connectionId),
          ...(change.append ? [announceToDesk(needs, desk.agents, { type: 'row-state', row: rowState(session) }, actor.connectionId)] : []),
          ...(change.to ? [announceQueue(needs, actor.tenantId, session)] : []),
        ]);
        return accept({ session: await viewOf(needs, session, actor.agentId, { after: 0, logged: safe }), row: rowState(session) });
      }
      if (!written.stood) return refuse('session-not-found');
      if (written.stood.state === 'completed') return refuse('session-completed');
      change = next(needs, actor, written.stood);
    }
    return refuse('try-again');
  };

const joining = (actor: AgentActor) => ({ join: { agentId: actor.agentId, name: actor.name }, bind: bindingOf(actor) }) as const;

function event(needs: Needs, actor: AgentActor, kind: 'connected' | 'joined'): NewEntry {
  return { kind, id: needs.ids.entryId(), at: needs.clock.now(), by: authorOf(actor) };
}

/** The first answer: with the greeting, once in a session's life (IRP-30). */
function take(needs: Needs, actor: AgentActor, greeting: string): SessionChange {
  const hello: NewEntry = {
    kind: 'message', id: needs.ids.entryId(), at: needs.clock.now(), by: authorOf(actor), text: greeting, greeting: true,
  };
  const { from, to, entry } = transitions.take;
  return { only: { states: from, unowned: true }, to, append: [event(needs, actor, entry), hello], ...joining(actor) };
}

/** What to write instead, for the head that was found. */
function next(needs: Needs, actor: AgentActor, stood: Session): SessionChange {
  const { from, to, entry } = transitions.take;
  if (stood.state !== 'active') {
    return { only: { states: from }, to, append: [event(needs, actor, entry)], ...joining(actor) };
  }
  if (isAgentOf(stood, actor.agentId)) {
    return { only: { states: ['active'], agent: actor.agentId }, bind: bindingOf(actor) };
  }
  // A write that is repeated, or made twice at once, joins him once.
  return { only: { states: ['active'], newcomer: actor.agentId }, append: [event(needs, actor, 'joined')], ...joining(actor) };
}
