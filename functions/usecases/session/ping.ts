import type { Actor } from '../../contract/actor.ts';
import type { QueuePlace } from '../../contract/session.ts';
import { accept, type Result } from '../../contract/refusals.ts';
import type { Ping, ReplyTo } from '../../contract/socket.ts';
import { placeOf, queueRead } from '../../domain/queue.ts';
import type { Session } from '../../domain/session.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { keyOf, known } from './find-session.ts';

/** The heartbeat's answer: where each log stands, so that a lost last message is noticed. */
export const ping =
  ({ sessions }: { sessions: Sessions }) =>
  async (actor: Actor, { sessionIds }: Ping): Promise<Result<ReplyTo<'ping'>>> => {
    const found = await Promise.all(sessionIds.map(async (id) => known(actor, await sessions.find(keyOf(actor, id)))));
    const seen = found.filter((session) => session !== undefined);
    const queue = actor.kind === 'visitor' ? await place(sessions, seen.find(({ state }) => state === 'waiting')) : undefined;
    return accept({
      heads: seen.map(({ sessionId, seq, version }) => ({ sessionId, head: seq, version })),
      ...(queue ? { queue } : {}),
    });
  };

async function place(sessions: Sessions, session: Session | undefined): Promise<QueuePlace | undefined> {
  if (!session) return undefined;
  return placeOf(await sessions.waiting(session.tenantId, queueRead), session.sessionId);
}
