import type { Actor } from '../../contract/actor.ts';
import type { Entry } from '../../contract/entry.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import type { ReplyTo, Say } from '../../contract/socket.ts';
import { isAgentOf, talkStates, type Session } from '../../domain/session.ts';
import type { NewEntry, SessionChange, SessionKey } from '../../domain/session-change.ts';
import type { Written } from '../../ports/sessions.ts';
import { announceEntries, keepTail, type AnnounceNeeds } from './announce.ts';
import { authorOf, keyOf, known, senderOf, takesPart } from './find-session.ts';
import { issuePass, readPass } from './pass.ts';



/**
 * Accepts a message: one conditional write, then the peers hear of it, then the sender has his answer.
 * A retry is answered with what was stored first, whatever text it carries.
 */
export const sendMessage =
  (needs: AnnounceNeeds) =>
  async (actor: Actor, draft: Say): Promise<Result<ReplyTo<'say'>>> => {
    const key = keyOf(actor, draft.sessionId);
    const logged = readPass(needs, key, draft.pass)?.logged;
    const written = await append(needs, key, messageOf(actor, draft, needs.clock.now()), logged);
    if (!written.ok) return explain(needs, actor, draft, written.stood);

    const { session } = written;
    const safe = await keepTail(needs, session);
    await announceEntries(needs, session, session.tail.slice(-1), safe, actor.connectionId);
    return accept(answer(needs, actor, session, session.tail.at(-1), safe));
  };

function messageOf(actor: Actor, draft: Say, at: number): SessionChange {
  const entry: NewEntry = { kind: 'message', id: draft.entryId, at, by: authorOf(actor), text: draft.text };
  return {
    only: { states: talkStates[actor.kind], ...takesPart(actor), turn: { sender: senderOf(actor), turn: draft.turn } },
    append: [entry],
  };
}

/** With a pass that vouches for the log, the same write also empties the tail; where others wrote meanwhile, it only appends. */
async function append({ sessions }: AnnounceNeeds, key: SessionKey, change: SessionChange, logged: number | undefined): Promise<Written> {
  if (!logged) return sessions.write(key, change);
  const cut = await sessions.write(key, { ...change, only: { ...change.only, logged } });
  if (cut.ok || !cut.stood || cut.stood.seq === logged) return cut;
  return sessions.write(key, change);
}

async function explain(needs: AnnounceNeeds, actor: Actor, draft: Say, stood: Session | undefined): Promise<Result<ReplyTo<'say'>>> {
  const session = known(actor, stood);
  if (!session) return refuse('session-not-found');
  if (actor.kind === 'agent' && !isAgentOf(session, actor.agentId)) return refuse('not-connected');

  const last = session.turns[senderOf(actor)] ?? 0;
  if (last >= draft.turn) {
    const stored = await storedBefore(needs, actor, session, draft);
    if (stored) return accept(answer(needs, actor, session, stored, 0));
  }
  if (session.state === 'completed') return refuse('session-completed');
  if (last !== draft.turn - 1) return refuse('turn-taken', { turn: draft.turn, next: last + 1 });
  return refuse(actor.kind === 'agent' ? 'not-connected' : 'try-again');
}

/** The head holds the newest entries; only a very late retry has to look into the chunks. */
async function storedBefore({ sessions }: AnnounceNeeds, actor: Actor, session: Session, draft: Say): Promise<Entry | undefined> {
  const mine = (entry: Entry) =>
    entry.id === draft.entryId &&
    (actor.kind === 'visitor' ? entry.by.kind === 'visitor' : entry.by.kind === 'agent' && entry.by.agentId === actor.agentId);
  const recent = session.tail.find(mine);
  if (recent) return recent;
  return (await sessions.read(session, 0))?.entries.find(mine);
}

function answer(needs: AnnounceNeeds, actor: Actor, session: Session, entry: Entry | undefined, logged: number): ReplyTo<'say'> {
  if (!entry) throw new Error('an accepted message is not in the tail');
  return { seq: entry.seq, at: entry.at, head: session.seq, pass: issuePass(needs, session, senderOf(actor), logged) };
}
