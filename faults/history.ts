import { memoryTimers } from '../functions/ports/memory/timers.ts';
import { createAgent } from './people/agent.ts';
import type { Person } from './people/person.ts';
import { createVisitor, type VisitorPerson } from './people/visitor.ts';
import type { Plant } from './plant.ts';
import type { Act, Script } from './script.ts';
import { createServer, type Server } from './server.ts';
import { clearSky } from './weather.ts';
import type { Violation } from './witness.ts';
import { agentIdOf, begin, createWorld, minute, sessionIdOf, tenants, type World } from './world.ts';

/** Far more than any history needs: beyond it something turns in circles. */
const mostSteps = 6_000;
/** One heartbeat at its latest, the time a dead socket takes to be noticed, and the way back. */
const oneHeartbeat = 6 * minute;
const acting = 20 * minute;

export type Ending = { readonly violations: readonly Violation[]; readonly steps: number };

/** Plays one history: everybody acts in all weathers, then the sky clears, everything comes to rest, and is checked. */
export async function playHistory(script: Script, plant: Plant = {}, trace?: (line: string) => void): Promise<Ending> {
  const world = createWorld(script, trace);
  const { scheduler, witness, store } = world;
  settle(world, script);
  const server = createServer(world, plant);
  const people = invite(world, server, plant, script);
  startTicking(world, server);
  for (const person of people.values()) act(world, person, script.acts.filter(({ who }) => who === person.name));

  let recorded = 0;
  const isOver = () => {
    if (store.history.length > recorded) world.settings.recorded(store.history.slice(recorded));
    recorded = store.history.length;
    return !witness.isSatisfied() || scheduler.taken() > mostSteps;
  };
  const isActing = () => isOver() || remaining(script, world) === 0;
  await scheduler.play(begin + acting, script.weather.hurry, isActing);

  scheduler.note('the sky clears');
  world.setWeather(clearSky);
  for (const person of people.values()) person.heal();
  const quiet = script.mode === 'storm' ? oneHeartbeat : minute;
  for (let until = scheduler.now() + quiet; scheduler.now() < until && !isOver(); until = Math.max(until, world.changedAt() + quiet)) {
    await scheduler.play(until, 0, isOver);
    // Where nothing is left to happen, time still passes.
    scheduler.rest(until);
  }

  if (witness.isSatisfied()) {
    witness.expect('rest', scheduler.taken() <= mostSteps, () => `still busy after ${mostSteps} steps`);
    world.log.recheck();
    for (const person of people.values()) person.atRest();
    // A calm history rests before the last late tick has come.
    if (script.mode === 'storm') {
      world.settings.atRest(store, scheduler.now());
      expectDeadlines(world, script.unansweredMinutes);
    }
  }
  return { violations: witness.violations, steps: scheduler.taken() };
}

const acted = new WeakMap<World, number>();
const remaining = ({ acts }: Script, world: World) => acts.length - (acted.get(world) ?? 0);

function settle({ store }: World, { roles, rules, unansweredMinutes }: Script) {
  for (const tenantId of Object.values(tenants)) {
    store.settings.set(tenantId, {
      tenantId, tenantName: tenantId === tenants.aurora ? 'aurora' : 'birch', version: 1,
      enabled: true, useRules: rules.length > 0, timeZone: 'UTC', unansweredMinutes, newSessionSound: true, typingPreview: true,
      rules: rules.map((rule) => ({ days: [1], time: `10:${String(rule.minute).padStart(2, '0')}`, enable: rule.enable })),
      strings: {}, origins: ['https://shop.test'], identityKeys: [], accent: '#0a7f5a', position: 'right', switchedBy: 'manual', lastRuleAt: 0,
    });
    if (rules.length > 0) {
      const first = Math.min(...rules.map((rule) => rule.minute));
      const at = begin + first * minute;
      void memoryTimers(store).set({ kind: 'rules', tenantId, at }, begin);
    }
  }
  for (const { kind, name, tenant } of roles) {
    if (kind !== 'agent') continue;
    const [tenantId, agentId] = [tenants[tenant], agentIdOf(name)];
    store.agents.set(`${tenantId}/${agentId}`, {
      tenantId, agentId, name: `${name} of ${tenant}`, email: `${name}@shop.test`, role: 'agent', enabled: true, connections: [], redeemedAt: 0,
    });
  }
}

function invite(world: World, server: Server, plant: Plant, { roles }: Script): Map<string, Person> {
  const visitors = new Map<string, VisitorPerson>();
  const people = roles.map((role) => {
    const { kind, name, tenant, tab } = role;
    if (kind === 'agent') return createAgent(world, server, plant, role);
    const who = visitors.get(name) ?? { name, tenant, sessionId: sessionIdOf(visitors.size + 1), token: undefined };
    visitors.set(name, who);
    return createVisitor(world, server, plant, who, tab);
  });
  return new Map(people.map((person) => [person.name, person]));
}

/** Each person does one thing after the other. */
function act(world: World, person: Person, [next, ...rest]: readonly Act[]) {
  if (!next) return;
  const go = () => {
    acted.set(world, (acted.get(world) ?? 0) + 1);
    person.act(next.verb, next.chance);
    act(world, person, rest);
  };
  const label = `${person.name} ${next.verb}`;
  if (next.pause > 0) world.scheduler.after(next.pause, label, go);
  else world.scheduler.add(label, go);
}

/** EventBridge Scheduler, once a minute: early, late, or twice. */
function startTicking(world: World, server: Server) {
  const { scheduler, chance, weather } = world;
  const next = (nth: number) => {
    const at = begin + nth * minute;
    const early = chance.hit(weather().early) ? chance.next() * 3_000 : 0;
    scheduler.after(at - early - scheduler.now(), 'the scheduler strikes', () => {
      next(nth + 1);
      const late = chance.hit(weather().tardy) ? chance.next() * (chance.hit(0.2) ? 4 * minute : minute / 2) : 0;
      scheduler.after(late, `tick ${nth}`, () => server.tick(at));
    });
  };
  next(1);
}

/** Nobody who waits is forgotten (I11, I13). */
function expectDeadlines({ store, scheduler, witness }: World, unansweredMinutes: number) {
  for (const { sessionId, state, enteredAt } of store.sessions.values()) {
    const due = enteredAt + unansweredMinutes * minute + 1.5 * minute;
    witness.expect('I13', state !== 'waiting' || scheduler.now() <= due, () => `${sessionId} still waits`);
  }
}
