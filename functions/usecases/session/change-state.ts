import type { Actor, AgentActor } from '../../contract/actor.ts';
import type { Author } from '../../contract/entry.ts';
import type { SessionId } from '../../contract/ids.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { ReplyTo } from '../../contract/socket.ts';
import { isAgentOf, tailFirst, transitions, type Session } from '../../domain/session.ts';
import { deadlineOf } from '../../domain/settings.ts';
import type { SessionChange, SessionKey } from '../../domain/session-change.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Timers } from '../../ports/timers.ts';
import type { Written } from '../../ports/sessions.ts';
import { announceEntries, keepTail, type AnnounceNeeds } from './announce.ts';
import { announceQueue, announceState, type DeskNeeds } from './announce-desk.ts';
import { authorOf, keyOf, known, senderOf, takesPart } from './find-session.ts';
import { viewOf } from './view.ts';

export type ChangeNeeds = AnnounceNeeds & DeskNeeds & { ids: Ids };
type Target = { readonly sessionId: SessionId };

/** Either side ends the session (IRP-31). Ending it twice is ending it once. */
export const endSession =
  (needs: ChangeNeeds) =>
  async (actor: Actor, { sessionId }: Target): Promise<Result<ReplyTo<'end'>>> => {
    const written = await transit(needs, keyOf(actor, sessionId), 'end', authorOf(actor), takesPart(actor), actor);
    if (written.ok) return accept({ session: written.view });
    const session = known(actor, written.stood);
    if (!session) return refuse('session-not-found');
    if (actor.kind === 'agent' && !isAgentOf(session, actor.agentId)) return refuse('not-connected');
    return accept({ session: await viewOf(needs, session, senderOf(actor), { after: 0 }) });
  };

/** An agent gives a session up as unanswered (IRP-50); never once it is completed. */
export const markUnanswered =
  (needs: ChangeNeeds) =>
  async (actor: AgentActor, { sessionId }: Target): Promise<Result<ReplyTo<'mark-unanswered'>>> => {
    const written = await transit(needs, keyOf(actor, sessionId), 'giveUp', authorOf(actor), {}, actor);
    if (written.ok) return accept({ session: written.view });
    if (!written.stood) return refuse('session-not-found');
    if (written.stood.state === 'completed') return refuse('session-completed');
    return accept({ session: await viewOf(needs, written.stood, actor.agentId, { after: 0 }) });
  };

/**
 * The deadline of a session that nobody has answered (IRP-51). Late, twice or in a race it does no harm. An early one,
 * left by a start that broke off or by a smaller setting, is put off: the minutes count from the session's own entry.
 */
export const expireSession =
  (needs: ChangeNeeds & { timers: Timers }) =>
  async ({ tenantId, sessionId }: SessionKey): Promise<void> => {
    const key = { tenantId, sessionId };
    const session = await needs.sessions.find(key);
    const settings = session?.state === 'waiting' ? await needs.desk.settings(tenantId) : undefined;
    if (!session || !settings) return;
    const at = deadlineOf(session, settings);
    const now = needs.clock.now();
    if (at > now) return needs.timers.set({ kind: 'unanswered', ...key, at }, now);
    await transit(needs, key, 'expire', { kind: 'system' }, {}, undefined);
  };

type Transited =
  | { readonly ok: true; readonly view: ReplyTo<'end'>['session'] }
  | Extract<Written, { ok: false }>;

/** One declared transition, with its one entry, and everybody told. */
async function transit(
  needs: ChangeNeeds, key: SessionKey, name: Exclude<keyof typeof transitions, 'take'>, by: Author,
  only: Partial<SessionChange['only']>, actor: Actor | undefined,
): Promise<Transited> {
  const { from, to, entry } = transitions[name];
  const at = needs.clock.now();
  const written = await needs.sessions.write(key, {
    only: { ...only, states: from },
    to,
    ...(to === 'completed' ? { endedAt: at } : {}),
    append: [{ kind: entry, id: needs.ids.entryId(), at, by }],
  });
  if (!written.ok) return written;

  const { session } = written;
  const safe = await keepTail(needs, session);
  await Promise.all([
    announceEntries(needs, session, session.tail.slice(-1), safe, actor?.connectionId),
    announceState(needs, session),
    ...(leftTheQueue(session) ? [announceQueue(needs, key.tenantId, session)] : []),
  ]);
  const viewer = actor ? senderOf(actor) : 'visitor';
  // Who took part has the log; whoever lacks some of it sees by the sequences what to ask for. Reading it here would cost every ending a unit.
  return { ok: true, view: await viewOf(needs, session, viewer, { after: tailFirst(session) - 1, logged: safe }) };
}

/** Only a session without an owner can have come out of the queue. */
const leftTheQueue = (session: Session) => session.owner === undefined;
