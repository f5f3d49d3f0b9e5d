import { routes } from '../contract/http.ts';
import { accept } from '../contract/refusals.ts';
import type { Clock } from '../ports/clock.ts';
import type { Agents, Desk, StatusHistory } from '../ports/desk.ts';
import type { Facts } from '../ports/facts.ts';
import type { Ids } from '../ports/ids.ts';
import type { Sessions } from '../ports/sessions.ts';
import type { Signer } from '../ports/signer.ts';
import type { Sockets } from '../ports/sockets.ts';
import type { Timers } from '../ports/timers.ts';
import { changeSettings } from '../usecases/desk/change-settings.ts';
import { issueTicket } from '../usecases/desk/issue-ticket.ts';
import { listSessions, readSession, readSettings, whoAmI } from '../usecases/desk/read-desk.ts';
import { readStatusHistory } from '../usecases/desk/read-status-history.ts';
import { asAgent } from './console-actor.ts';
import { bind, type BoundRoute } from './http-api.ts';

export type ConsoleNeeds = {
  desk: Desk; agents: Agents; history: StatusHistory; sessions: Sessions; facts: Facts; timers: Timers;
  sockets: Sockets; signer: Signer; ids: Ids; clock: Clock; socketUrl: string;
};

/** Every route of the console's API and the use case that answers it. */
export function consoleRoutes(needs: ConsoleNeeds): BoundRoute[] {
  const { socketUrl } = needs;
  const ticket = issueTicket(needs);
  return [
    bind(routes.me, asAgent(whoAmI(needs))),
    bind(routes.ticket, asAgent(async (actor) => {
      const issued = await ticket(actor);
      return issued.ok ? accept({ ...issued.value, socketUrl }) : issued;
    })),
    bind(routes.sessions, asAgent(listSessions(needs))),
    bind(routes.session, asAgent(readSession(needs))),
    bind(routes.settings, asAgent(readSettings(needs))),
    bind(routes['change-settings'], asAgent(changeSettings(needs))),
    bind(routes['status-history'], asAgent(readStatusHistory(needs))),
  ];
}
