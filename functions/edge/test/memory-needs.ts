import { AgentId, ConnectionId, EntryId, SessionId, TenantId, VisitorId } from '../../contract/ids.ts';
import type { Push } from '../../contract/socket.ts';
import { Token } from '../../contract/token.ts';
import { memoryAgents, memoryDesk, memoryStatusHistory, memoryTickets } from '../../ports/memory/desk.ts';
import { memoryFacts } from '../../ports/memory/facts.ts';
import { memoryOutbox } from '../../ports/memory/outbox.ts';
import { memorySessions } from '../../ports/memory/sessions.ts';
import { memoryStore } from '../../ports/memory/store.ts';
import { memoryTimers } from '../../ports/memory/timers.ts';
import type { Identity } from '../../ports/identity.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Signer } from '../../ports/signer.ts';
import { createTenant } from '../../usecases/desk/create-tenant.ts';

export const aurora = TenantId.parse('aurora000000');
export const birch = TenantId.parse('birch0000000');
export const ana = AgentId.parse('ana000000000');
export const bo = AgentId.parse('bo0000000000');
export const robin = VisitorId.parse('robin-----------------');
export const other = VisitorId.parse('other-----------------');
export const chat = SessionId.parse('11111111-1111-4111-8111-111111111111');
export const absent = SessionId.parse('22222222-2222-4222-8222-222222222222');
export const socketOf = (name: string) => ConnectionId.parse(`${name}=`);
export const noon = Date.parse('2026-03-02T12:00:00Z');

/** Everything a Lambda needs, in memory: two tenants, an agent each, and every push remembered. */
export async function memoryNeeds() {
  const store = memoryStore();
  let made = 0;
  const id = (length: number) => String((made += 1)).padStart(length, '0');
  const ids: Ids = { entryId: () => EntryId.parse(id(12)), visitorId: () => VisitorId.parse(id(22)), nonce: () => id(16) };
  const pushes: { to: string; push: Push }[] = [];
  const needs = {
    sessions: memorySessions(store),
    facts: memoryFacts(store),
    desk: memoryDesk(store, ids.entryId),
    agents: memoryAgents(store),
    tickets: memoryTickets(store),
    history: memoryStatusHistory(store),
    timers: memoryTimers(store),
    outbox: memoryOutbox(store),
    sockets: { post: async (to: string, push: Push) => { pushes.push({ to, push }); return 'sent' as const; } },
    signer: plainSigner,
    identity: nobody,
    ids,
    clock: { now: () => noon },
    socketUrl: 'wss://socket.example',
  };
  for (const [tenantId, agentId, name] of [[aurora, ana, 'Ana'], [birch, bo, 'Bo']] as const) {
    await createTenant(needs)({ tenantId, tenantName: name, timeZone: 'UTC', origins: ['https://shop.example'], identityKeys: [], accent: '#0b6e4f' });
    await needs.agents.add({ tenantId, agentId, name, email: 'a@b.test', role: 'agent', enabled: true, connections: [socketOf(name)] });
  }
  return { needs, store, pushes };
}

/** Readable seals: what is sealed is not what these tests are about. */
const plainSigner: Signer = {
  seal: (token) => Buffer.from(JSON.stringify(token)).toString('base64url'),
  open: (kind, text, now) => {
    const token = Token.safeParse(decoded(text)).data;
    return token?.expires !== undefined && token.expires > now && isKind(token, kind) ? token : undefined;
  },
};

function decoded(text: string): unknown {
  try {
    const value: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    return value;
  } catch {
    return undefined;
  }
}

const isKind = <K extends Token['kind']>(token: Token, kind: K): token is Extract<Token, { kind: K }> => token.kind === kind;
const nobody: Identity = { verify: async () => undefined };

/** The whole store as text, to see that nothing has changed. */
export const snapshot = (store: object) =>
  JSON.stringify(store, (_key, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value));
