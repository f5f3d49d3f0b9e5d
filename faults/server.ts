import type { Actor, ConsoleActor } from '../functions/contract/actor.ts';
import type { OutputOf } from '../functions/contract/http.ts';
import type { TenantId } from '../functions/contract/ids.ts';
import { refusals, type Result } from '../functions/contract/refusals.ts';
import type { SettingsChange } from '../functions/contract/settings.ts';
import { AgentRequest, Push, Reply, VisitorRequest } from '../functions/contract/socket.ts';
import { socketActions } from '../functions/edge/socket-actions.ts';
import type { SocketRoutes } from '../functions/edge/socket-api.ts';
import { keyOf } from '../functions/ports/memory/store.ts';
import type { Order } from '../functions/ports/outbox.ts';
import { changeSettings } from '../functions/usecases/desk/change-settings.ts';
import { issueTicket } from '../functions/usecases/desk/issue-ticket.ts';
import { listSessions } from '../functions/usecases/desk/read-desk.ts';
import { carryOut } from '../functions/usecases/order/carry-out.ts';
import { expireSession } from '../functions/usecases/session/change-state.ts';
import { applyRules } from '../functions/usecases/timer/apply-rules.ts';
import { runDue } from '../functions/usecases/timer/run-due.ts';
import { openVisit } from '../functions/usecases/visit/open-visit.ts';
import { redeemTicket } from '../functions/usecases/visit/redeem-ticket.ts';
import { invoke, type Outcome, type RunStep } from './invocation.ts';
import { createNetwork, type Wire } from './network.ts';
import type { Plant } from './plant.ts';
import { gatedPorts, type Ports } from './ports.ts';
import { otherName, type World } from './world.ts';

export type Server = ReturnType<typeof createServer>;
const retryAfter = 20_000;

/** The deployed side: every event starts an invocation of the real use cases. */
export function createServer(world: World, plant: Plant) {
  const { scheduler, chance, witness, weather } = world;
  const network = createNetwork(world, { authorize, receive, left, delivered });
  const backing = { ...world, clock: { now: scheduler.now }, post: network.post, mail };

  /** One invocation with ports of its own. */
  function run<R>(name: string, work: (ports: Ports, step: RunStep) => Promise<R>, ended: (outcome: Outcome<R>) => void) {
    const started = (step: RunStep) => {
      const ports = gatedPorts(backing, step);
      return work(plant.ports?.(ports, { ...backing, step }) ?? ports, step);
    };
    invoke(world, name, started, ended);
  }

  const routesOf = (ports: Ports): SocketRoutes => {
    const routes = socketActions(ports);
    return plant.routes?.(routes, ports) ?? routes;
  };

  function authorize(wire: Wire, ticket: string) {
    run(`${wire.device} authorizer`, (ports) => redeemTicket(ports)(ticket, wire.id), (outcome) => {
      network.admit(wire, outcome.kind === 'done' && outcome.value.ok ? outcome.value.value : undefined);
    });
  }

  function left({ actor, device }: Wire) {
    if (actor) run(`${device} $disconnect`, (ports) => routesOf(ports).left(actor), () => undefined);
  }

  function receive(wire: Wire, text: string) {
    const { actor } = wire;
    if (!actor) return;
    const frame: unknown = JSON.parse(text);
    const parsed = actor.kind === 'visitor' ? VisitorRequest.parse(frame) : AgentRequest.parse(frame);
    const re = 'id' in parsed ? parsed.id : undefined;
    const about = 'sessionId' in parsed ? parsed.sessionId : undefined;
    const known = about && world.log.golden.get(keyOf(actor.tenantId, about));
    // What has been written before the request is seen in its answer (I5).
    const floor = { head: known?.entries.length ?? 0, version: known ? Math.max(0, ...known.versions.keys()) : 0 };
    run(`${wire.device} ${parsed.action}`, (ports) => answer(routesOf(ports), actor, frame), (outcome) => {
      if (outcome.kind === 'died' || re === undefined) return;
      const refused = { re, ok: false, refusal: 'try-again', message: refusals['try-again'].message };
      const result = outcome.kind === 'done' ? outcome.value : undefined;
      if (outcome.kind === 'done' && !result) return;
      const reply = !result ? refused : result.ok ? { re, ok: true, value: result.value } : { re, ok: false, refusal: result.refusal, message: '', ...result.details };
      if (result?.ok) expectFresh(result.value, about && parsed.action === 'hello' ? { ...floor, head: Math.max(floor.head, world.log.boundAt(keyOf(actor.tenantId, about), wire.id)) } : floor);
      network.reply(wire, JSON.stringify(Reply.parse(reply)));
    });
  }

  async function answer(routes: SocketRoutes, actor: Actor, frame: unknown): Promise<Result<unknown> | undefined> {
    return actor.kind === 'visitor' ? routes.visitor(actor, VisitorRequest.parse(frame)) : routes.agent(actor, AgentRequest.parse(frame));
  }

  function expectFresh(value: unknown, floor: { head: number; version: number }) {
    if (typeof value !== 'object' || value === null || !('session' in value)) return;
    const { session } = value;
    if (typeof session !== 'object' || session === null || !('head' in session) || !('version' in session)) return;
    const { head, version } = session;
    witness.expect('I5', Number(head) >= floor.head && Number(version) >= floor.version, () => `a view of ${String(head)} after ${floor.head} were written`);
  }

  /** Every byte that reaches a client is its own tenant's, and a visitor's own session's (I17). */
  function delivered({ actor, device }: Wire, text: string) {
    if (!actor) return;
    witness.expect('I17', !text.includes(otherName(actor.tenantId)), () => `${device} was sent ${text}`);
    if (!text.startsWith('{"type"')) return;
    const push = Push.parse(JSON.parse(text));
    if ('sessionId' in push && actor.kind === 'visitor') {
      const head = world.store.sessions.get(keyOf(actor.tenantId, push.sessionId));
      witness.expect('I17', head?.visitorId === actor.visitorId, () => `${device} was sent another visitor's ${push.type}`);
    }
  }

  async function mail(to: string): Promise<'sent' | 'not-sent'> {
    const before = world.mailed.includes(to);
    witness.expect('I15', !before, () => `${to} was mailed twice`);
    world.mailed.push(to);
    return 'sent';
  }

  /** An HTTP call: its value, or a rejection where nobody answers. */
  function call<R>(name: string, work: (ports: Ports) => Promise<Result<R>>): Promise<R> {
    return new Promise((resolve, reject) => {
      scheduler.add(name, () => run(name, work, (outcome) => {
        if (outcome.kind === 'done' && outcome.value.ok && !chance.hit(weather().dropReply)) resolve(outcome.value.value);
        else reject(new Error(`${name} ${outcome.kind}`));
      }));
    });
  }

  /** Something AWS delivers at least once: again after a fault, and now and then for no reason. */
  function deliver(name: string, work: (ports: Ports) => Promise<void>, attempts = 12) {
    run(name, work, ({ kind }) => {
      if (kind !== 'done' && attempts > 1) scheduler.after(chance.next() * retryAfter, `${name} again`, () => deliver(name, work, attempts - 1));
    });
    if (chance.hit(weather().twice)) scheduler.after(chance.next() * 90_000, `${name} twice`, () => run(name, work, () => undefined));
  }

  world.onOrder(({ order }) => scheduler.add('the stream delivers an order', () => deliverOrder(order)));
  const deliverOrder = (order: Order) =>
    deliver(`order ${order.kind}`, (ports) => (plant.carryOut?.(ports) ?? carryOut(ports))(order));

  return {
    network,
    ticket: (agent: ConsoleActor) => call('ticket', (ports) => issueTicket(ports)(agent)),
    visit: (tenantId: TenantId, visitor: string | undefined) =>
      call('visit', (ports) => openVisit(ports)({ tenantId, origin: 'https://shop.test', country: undefined, ...(visitor ? { visitor } : {}) })),
    list: async (agent: ConsoleActor): Promise<OutputOf<'sessions'>['rows']> => (await call('list', (ports) => listSessions(ports)(agent))).rows,
    change: (agent: ConsoleActor, request: SettingsChange) => call('change settings', (ports) => changeSettings(ports)(agent, request)),
    tick: (scheduledAt: number) =>
      deliver('tick', (ports) => runDue({ ...ports, expireSession: expireSession(ports), applyRules: applyRules(ports) })(scheduledAt)),
  };
}
