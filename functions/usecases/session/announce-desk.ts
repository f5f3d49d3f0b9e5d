import type { ConnectionId, TenantId } from '../../contract/ids.ts';
import type { SessionRowState } from '../../contract/session.ts';
import type { Push } from '../../contract/socket.ts';
import { places, queueRead, type Waiting } from '../../domain/queue.ts';
import type { Session } from '../../domain/session.ts';
import { limits } from '../../contract/limits.ts';
import type { Agent, Agents, Desk } from '../../ports/desk.ts';
import type { Sessions } from '../../ports/sessions.ts';
import type { Sockets } from '../../ports/sockets.ts';
import { postTo } from './announce.ts';

export type DeskNeeds = { desk: Desk; agents: Agents; sessions: Sessions; sockets: Sockets };

/** Tells every socket of the tenant's agents, but the one that is answered anyway. */
export async function announceToDesk(
  { agents, sockets }: Pick<DeskNeeds, 'agents' | 'sockets'>,
  people: readonly Agent[], push: Push, except?: ConnectionId,
): Promise<void> {
  await Promise.allSettled(
    people.flatMap((agent) =>
      agent.connections
        .filter((connectionId) => connectionId !== except)
        .map(async (connectionId) => {
          const outcome = await sockets.post(connectionId, push);
          if (outcome === 'gone') await agents.leave(agent.tenantId, agent.agentId, connectionId);
        }),
    ),
  );
}

/** A state change, as the grids of all agents show it. */
export async function announceState(needs: DeskNeeds, session: Session): Promise<void> {
  const desk = await needs.desk.read(session.tenantId);
  await announceToDesk(needs, desk?.agents ?? [], { type: 'row-state', row: rowState(session) });
}

/** The first places of the queue, to those who wait there (IRP-22). `left` is who has just gone, whatever the index still says. */
export async function announceQueue(
  needs: Pick<DeskNeeds, 'sessions' | 'sockets'>, tenantId: TenantId, left?: Session, except?: ConnectionId,
): Promise<Waiting[]> {
  const seen = await needs.sessions.waiting(tenantId, queueRead);
  const waiting = seen.filter(({ sessionId }) => sessionId !== left?.sessionId);
  await Promise.allSettled(
    places(waiting)
      .slice(0, limits.queuePushes)
      .flatMap(({ sessionId, place, connections }) =>
        connections
          .filter((connectionId) => connectionId !== except)
          .map(async (connectionId) => postTo(needs, { tenantId, sessionId }, connectionId, { type: 'queue', sessionId, place })),
      ),
  );
  return waiting;
}

/** The state part of a grid row. */
export function rowState(session: Pick<Session, 'sessionId' | 'version' | 'state' | 'enteredAt' | 'owner' | 'rating' | 'agents'>): SessionRowState {
  const { sessionId, version, state, owner, rating } = session;
  const name = owner === undefined ? undefined : session.agents[owner];
  return {
    sessionId,
    version,
    state,
    receivedAt: session.enteredAt,
    ...(owner !== undefined && name !== undefined ? { operator: { agentId: owner, name } } : {}),
    ...(rating ? { rating } : {}),
  };
}
