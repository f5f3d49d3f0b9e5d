import type { Actor } from '../../contract/actor.ts';
import type { QueuePlace } from '../../contract/session.ts';
import { placeOf, queueRead } from '../../domain/queue.ts';
import type { Session } from '../../domain/session.ts';
import type { Sessions } from '../../ports/sessions.ts';

/** A waiting visitor's place, read from the queue now. Agents, and sessions that wait no longer, have none. */
export async function queuePlace(
  { sessions }: { sessions: Sessions }, actor: Actor, session: Session | undefined,
): Promise<{ queue?: QueuePlace }> {
  if (actor.kind !== 'visitor' || session?.state !== 'waiting') return {};
  return { queue: placeOf(await sessions.waiting(actor.tenantId, queueRead), session.sessionId) };
}
