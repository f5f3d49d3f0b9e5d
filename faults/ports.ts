import { memoryAgents, memoryDesk, memoryTickets } from '../functions/ports/memory/desk.ts';
import { memoryFacts } from '../functions/ports/memory/facts.ts';
import { memoryOutbox } from '../functions/ports/memory/outbox.ts';
import { memorySessions } from '../functions/ports/memory/sessions.ts';
import type { Store } from '../functions/ports/memory/store.ts';
import { memoryTimers } from '../functions/ports/memory/timers.ts';
import type { Clock } from '../functions/ports/clock.ts';
import type { Agents, Desk, Tickets } from '../functions/ports/desk.ts';
import type { Facts } from '../functions/ports/facts.ts';
import type { Files } from '../functions/ports/files.ts';
import type { Identity } from '../functions/ports/identity.ts';
import type { Ids } from '../functions/ports/ids.ts';
import type { Mailer } from '../functions/ports/mailer.ts';
import type { Outbox } from '../functions/ports/outbox.ts';
import type { Sessions } from '../functions/ports/sessions.ts';
import type { Signer } from '../functions/ports/signer.ts';
import type { Sockets } from '../functions/ports/sockets.ts';
import type { Timers } from '../functions/ports/timers.ts';
import type { RunStep, StepKind } from './invocation.ts';

export type Ports = {
  sessions: Sessions; desk: Desk; agents: Agents; tickets: Tickets; facts: Facts; timers: Timers; outbox: Outbox;
  sockets: Sockets; mailer: Mailer; files: Files; clock: Clock; ids: Ids; signer: Signer; identity: Identity;
};

/** What stands behind the ports of every invocation. */
export type Backing = {
  readonly store: Store;
  /** The table as its index shows it: behind by a moment. */
  readonly index: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly signer: Signer;
  readonly post: Sockets['post'];
  readonly mail: Mailer['send'];
};

/** The memory ports of one invocation, each of their calls one step of the scheduler. */
export function gatedPorts({ store, index, clock, ids, signer, post, mail }: Backing, step: RunStep): Ports {
  const gate =
    <A extends unknown[], R>(label: string, kind: StepKind, run: (...input: A) => Promise<R>) =>
    (...input: A): Promise<R> => step(label, kind, () => run(...input));
  const sessions = memorySessions(store);
  const lagging = memorySessions(index);
  const desk = memoryDesk(store, ids.entryId);
  const agents = memoryAgents(store);
  const facts = memoryFacts(store);
  const timers = memoryTimers(store);
  const outbox = memoryOutbox(store);
  return {
    clock, ids, signer,
    sessions: {
      create: gate('create session', 'write', sessions.create),
      write: gate('write head', 'write', sessions.write),
      find: gate('find head', 'read', sessions.find),
      unbind: gate('unbind socket', 'write', sessions.unbind),
      keepChunk: gate('keep chunk', 'write', sessions.keepChunk),
      read: gate('read log', 'read', sessions.read),
      waiting: gate('query queue', 'read', lagging.waiting),
      list: gate('list sessions', 'read', lagging.list),
    },
    desk: {
      read: gate('read desk', 'read', desk.read),
      settings: gate('read settings', 'read', desk.settings),
      create: gate('create tenant', 'write', desk.create),
      save: gate('save settings', 'write', desk.save),
    },
    agents: {
      find: gate('find agent', 'read', agents.find),
      add: gate('add agent', 'write', agents.add),
      redeem: gate('redeem ticket', 'write', agents.redeem),
      sit: gate('sit down', 'write', agents.sit),
      leave: gate('leave desk', 'write', agents.leave),
    },
    tickets: { use: gate('use ticket', 'write', memoryTickets(store).use) },
    facts: {
      put: gate('put facts', 'write', facts.put),
      find: gate('find facts', 'read', facts.find),
      findMany: gate('find facts', 'read', facts.findMany),
      update: gate('update facts', 'write', facts.update),
    },
    timers: { set: gate('set timer', 'write', timers.set), due: gate('query timers', 'read', timers.due) },
    outbox: {
      orderTranscript: gate('order mail', 'write', outbox.orderTranscript),
      claim: gate('claim order', 'write', outbox.claim),
      done: gate('order done', 'write', outbox.done),
      release: gate('release order', 'write', outbox.release),
    },
    sockets: { post: gate('post', 'post', post) },
    mailer: { send: gate('send mail', 'post', mail) },
    files: { put: gate('put file', 'write', async () => undefined) },
    identity: { verify: async () => undefined },
  };
}
