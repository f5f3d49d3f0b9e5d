import type { AgentActor, ConsoleActor, VisitorActor } from '../../contract/actor.ts';
import { AgentId, ConnectionId, EntryId, SessionId, TenantId, VisitorId } from '../../contract/ids.ts';

export const aurora = TenantId.parse('aurora000000');
export const birch = TenantId.parse('birch0000000');
export const socket = (name: string) => ConnectionId.parse(name);
export const entryId = (name: string) => EntryId.parse(name.padEnd(12, '0'));
export const sessionId = (n: number) => SessionId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);

const agent = (tenantId: TenantId, name: string): AgentActor => ({
  kind: 'agent',
  tenantId,
  agentId: AgentId.parse(name.toLowerCase().padEnd(12, '0')),
  name,
  connectionId: socket(`${name.toLowerCase()}-1`),
});

const shopper = (tenantId: TenantId, name: string): VisitorActor => ({
  kind: 'visitor',
  tenantId,
  visitorId: VisitorId.parse(name.padEnd(22, '0')),
  connectionId: socket(`${name}-1`),
  verified: 'no',
  mayStart: 'yes',
});

/** Aurora's agents. */
export const ana = agent(aurora, 'Ana');
export const ben = agent(aurora, 'Ben');
/** Birch's agent. */
export const bo = agent(birch, 'Bo');

/** Aurora's visitor, to whom the session belongs; he has a second tab. */
export const visitor = shopper(aurora, 'visitor');
export const secondTab: VisitorActor = { ...visitor, connectionId: socket('visitor-2') };
/** Another visitor of the same tenant. */
export const stranger = shopper(aurora, 'stranger');
/** A visitor of the other tenant who bears the same id. */
export const rival: VisitorActor = { ...visitor, tenantId: birch, connectionId: socket('rival-1') };

export const atConsole = ({ tenantId, agentId }: AgentActor): ConsoleActor => ({ tenantId, agentId, role: 'agent' });
