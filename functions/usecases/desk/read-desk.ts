import type { ConsoleActor } from '../../contract/actor.ts';
import type { OutputOf } from '../../contract/http.ts';
import type { SessionId } from '../../contract/ids.ts';
import { limits } from '../../contract/limits.ts';
import { accept, refuse, type Result } from '../../contract/refusals.ts';
import { rowState } from '../session/announce-desk.ts';
import { stringsIn } from '../../domain/strings.ts';
import { viewSettings } from '../../domain/settings.ts';
import type { Agents, Desk } from '../../ports/desk.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Facts } from '../../ports/facts.ts';
import type { Sessions } from '../../ports/sessions.ts';

type Needs = { desk: Desk; agents: Agents; sessions: Sessions; facts: Facts; clock: Clock };
const DAY = 86_400_000;

/** Who is signed in. A person without a place at this desk is refused. */
export const whoAmI =
  ({ desk, agents }: Pick<Needs, 'desk' | 'agents'>) =>
  async ({ tenantId, agentId }: ConsoleActor): Promise<Result<OutputOf<'me'>>> => {
    const [agent, settings] = await Promise.all([agents.find(tenantId, agentId), desk.settings(tenantId)]);
    if (!agent?.enabled || !settings) return refuse('role-refused');
    return accept({ agentId, name: agent.name, role: agent.role, tenantId, tenantName: settings.tenantName });
  };

/** The grid: every open session, and those completed within a day. */
export const listSessions =
  ({ desk, sessions, facts, clock }: Pick<Needs, 'desk' | 'sessions' | 'facts' | 'clock'>) =>
  async ({ tenantId }: ConsoleActor): Promise<Result<OutputOf<'sessions'>>> => {
    const since = clock.now() - DAY;
    const [settings, ...lists] = await Promise.all([
      desk.settings(tenantId),
      sessions.list(tenantId, 'waiting', limits.sessionsListed),
      sessions.list(tenantId, 'active', limits.sessionsListed),
      sessions.list(tenantId, 'unanswered', limits.sessionsListed),
      sessions.list(tenantId, 'completed', limits.sessionsListed, since),
    ]);
    const found = lists.flat();
    const known = await facts.findMany(tenantId, found.map(({ sessionId }) => sessionId));
    const rows = found.flatMap((session) => {
      const about = known.get(session.sessionId);
      return about ? [{ ...rowState(session), facts: about }] : [];
    });
    return accept({ rows: rows.sort((a, b) => a.receivedAt - b.receivedAt), strings: stringsIn(settings?.strings ?? {}) });
  };

/** One session with its whole log, for reading. */
export const readSession =
  ({ sessions, facts }: Pick<Needs, 'sessions' | 'facts'>) =>
  async ({ tenantId }: ConsoleActor, { sessionId }: { sessionId: SessionId }): Promise<Result<OutputOf<'session'>>> => {
    const [read, about] = await Promise.all([sessions.read({ tenantId, sessionId }, 0), facts.find({ tenantId, sessionId })]);
    if (!read || !about) return refuse('session-not-found');
    return accept({ row: { ...rowState(read.session), facts: about }, head: read.session.seq, entries: read.entries });
  };

export const readSettings =
  ({ desk, clock }: Pick<Needs, 'desk' | 'clock'>) =>
  async ({ tenantId }: ConsoleActor): Promise<Result<OutputOf<'settings'>>> => {
    const settings = await desk.settings(tenantId, 'now');
    return settings ? accept(viewSettings(settings, clock.now())) : refuse('tenant-not-found');
  };
