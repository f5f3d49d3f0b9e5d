import type { Actor } from '../../contract/actor.ts';
import { accept, type Result } from '../../contract/refusals.ts';
import type { Ping, ReplyTo } from '../../contract/socket.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { keyOf, known } from './find-session.ts';
import { queuePlace } from './queue-place.ts';

/** The heartbeat's answer: where each log stands, so that a lost last message is noticed. */
export const ping =
  (needs: { sessions: Sessions }) =>
  async (actor: Actor, { sessionIds }: Ping): Promise<Result<ReplyTo<'ping'>>> => {
    const found = await Promise.all(sessionIds.map(async (id) => known(actor, await needs.sessions.find(keyOf(actor, id)))));
    const seen = found.filter((session) => session !== undefined);
    return accept({
      heads: seen.map(({ sessionId, seq, version }) => ({ sessionId, head: seq, version })),
      ...(await queuePlace(needs, actor, seen.find(({ state }) => state === 'waiting'))),
    });
  };
