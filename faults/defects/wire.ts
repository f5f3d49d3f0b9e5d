import type { Actor } from '../../functions/contract/actor.ts';
import { accept, type Result } from '../../functions/contract/refusals.ts';
import { replies, type AgentRequest, type VisitorRequest } from '../../functions/contract/socket.ts';
import type { SocketRoutes } from '../../functions/edge/socket-api.ts';
import type { Defect } from '../plant.ts';
import type { Ports } from '../ports.ts';

type Request = VisitorRequest | AgentRequest;
type Answered = Promise<Result<unknown> | undefined>;
type Around = (ports: Ports, actor: Actor, request: Request, next: () => Answered) => Answered;

/** Something else around every action of a socket. */
const answering = (name: string, around: Around): Defect => ({
  name,
  routes: (routes, ports): SocketRoutes => ({
    ...routes,
    visitor: (actor, request) => around(ports, actor, request, () => routes.visitor(actor, request)),
    agent: (actor, request) => around(ports, actor, request, () => routes.agent(actor, request)),
  }),
});

export const wrongAnswers: readonly Defect[] = [
  answering('heartbeat without the head sequence', async (_ports, _actor, { action }, next) =>
    action === 'ping' ? accept({ heads: [] }) : next()),
  answering('acknowledged before written', async ({ sessions, clock }, { tenantId }, request, next) => {
    if (request.action !== 'say') return next();
    const head = await sessions.find({ tenantId, sessionId: request.sessionId });
    if (!head) return next();
    void next().catch(() => undefined);
    return accept({ seq: head.seq + 1, at: clock.now(), head: head.seq + 1 });
  }),
  answering('snapshot before subscribing', async ({ sessions }, { tenantId }, request, next) => {
    if (request.action !== 'hello' || !request.sessionId) return next();
    const read = await sessions.read({ tenantId, sessionId: request.sessionId }, request.after ?? 0);
    const answer = await next();
    const { session } = answer?.ok ? replies.hello.parse(answer.value) : {};
    if (!session || !read) return answer;
    const { seq, state, version } = read.session;
    return accept({ session: { ...session, head: seq, state, version, entries: read.entries } });
  }),
  answering('no backfill on reconnect', async (_ports, _actor, request, next) => {
    const answer = await next();
    if (request.action !== 'hello' || !request.after || !answer?.ok) return answer;
    const { session } = replies.hello.parse(answer.value);
    return session ? accept({ session: { ...session, head: request.after, entries: [], more: false } }) : answer;
  }),
  {
    name: 'fan-out that throws on the first dead connection',
    ports: (ports) => {
      // One after the other, as a loop without a net posts them.
      let last: Promise<unknown> = Promise.resolve();
      let isBroken = false;
      const post: Ports['sockets']['post'] = (connectionId, push) => {
        const mine = last.then(async () => {
          if (isBroken) throw new Error('the loop has ended');
          const outcome = await ports.sockets.post(connectionId, push);
          isBroken = outcome === 'gone';
          if (isBroken) throw new Error('gone');
          return outcome;
        });
        last = mine.catch(() => undefined);
        return mine;
      };
      return { ...ports, sockets: { post } };
    },
  },
  {
    name: '410 removes the wrong connection',
    ports: (ports, { store }) => ({
      ...ports,
      sessions: {
        ...ports.sessions,
        unbind: async (key, gone) => {
          const head = store.sessions.get(`${key.tenantId}/${key.sessionId}`);
          const all = [...(head?.visitorConnections ?? []), ...(head?.agentConnections ?? []).map(({ connectionId }) => connectionId)];
          return ports.sessions.unbind(key, all.find((one) => one !== gone) ?? gone);
        },
      },
    }),
  },
  {
    name: 'other tenant’s push',
    ports: (ports, { store }) => ({
      ...ports,
      desk: {
        ...ports.desk,
        read: async (tenantId) => {
          const desk = await ports.desk.read(tenantId);
          return desk && { ...desk, agents: [...store.agents.values()] };
        },
      },
    }),
  },
  {
    name: 'agent at no desk',
    ports: (ports) => ({ ...ports, agents: { ...ports.agents, sit: async () => true } }),
  },
];
