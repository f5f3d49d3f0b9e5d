import type { Entry } from '../../contract/entry.ts';
import type { QueuePlace, SessionView } from '../../contract/session.ts';
import { page } from '../../domain/log.ts';
import { tailFirst, type Sender, type Session } from '../../domain/session.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { Signer } from '../../ports/signer.ts';
import { issuePass } from './pass.ts';

type Needs = { sessions: Sessions; signer: Signer; clock: Clock };
type Options = { readonly after: number; readonly logged?: number; readonly queue?: QueuePlace };

/** What one participant sees of a session whose head is at hand; the log is read only where the head does not hold enough. */
export async function viewOf(needs: Needs, session: Session, viewer: Sender, options: Options): Promise<SessionView> {
  const { after } = options;
  if (after >= tailFirst(session) - 1) {
    return toView(needs, session, session.tail.filter(({ seq }) => seq > after), viewer, options);
  }
  const read = await needs.sessions.read(session, after);
  return toView(needs, read?.session ?? session, read?.entries ?? [], viewer, options);
}

/** A view from a head and the entries after `after`. */
export function toView(
  needs: Pick<Needs, 'signer' | 'clock'>, session: Session, entries: readonly Entry[], viewer: Sender, { logged, queue }: Options,
): SessionView {
  const takesPart = viewer === 'visitor' || session.agents[viewer] !== undefined;
  return {
    sessionId: session.sessionId,
    version: session.version,
    state: session.state,
    head: session.seq,
    ...page(entries),
    turn: session.turns[viewer] ?? 0,
    ...(session.rating ? { rating: session.rating } : {}),
    ...(takesPart ? { pass: issuePass(needs, session, viewer, logged ?? 0) } : {}),
    ...(queue ? { queue } : {}),
  };
}
