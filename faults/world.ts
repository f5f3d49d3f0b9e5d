import type { AgentId, SessionId, TenantId } from '../functions/contract/ids.ts';
import { AgentId as AgentIds, SessionId as SessionIds, TenantId as TenantIds } from '../functions/contract/ids.ts';
import type { Session } from '../functions/domain/session.ts';
import type { TenantSettings } from '../functions/domain/settings.ts';
import { keyOf, memoryStore, type KeptOrder, type Store } from '../functions/ports/memory/store.ts';
import { aSigner, countedIds } from '../functions/usecases/test/chance.ts';
import { createChance, type Chance } from './chance.ts';
import type { Backing } from './ports.ts';
import { createScheduler, type Scheduler } from './scheduler.ts';
import { WatchedMap } from './watched-map.ts';
import { watchLog, type LogWatch } from './watch/log.ts';
import { watchSettings } from './watch/desk.ts';
import type { Mode, Weather } from './weather.ts';
import { createWitness, type Witness } from './witness.ts';

/** Monday 2 March 2026, 10:00 UTC. */
export const begin = Date.UTC(2026, 2, 2, 10);
export const minute = 60_000;

export const tenants = {
  aurora: TenantIds.parse('aurora000000'),
  birch: TenantIds.parse('birch0000000'),
} as const;
export type TenantName = keyof typeof tenants;
export const otherName = (tenantId: string): TenantName => (tenantId === tenants.aurora ? 'birch' : 'aurora');
export const agentIdOf = (name: string): AgentId => AgentIds.parse(name.padEnd(12, '0'));
export const sessionIdOf = (nth: number): SessionId => SessionIds.parse(`00000000-0000-4000-8000-${String(nth).padStart(12, '0')}`);

export type World = {
  readonly chance: Chance;
  readonly scheduler: Scheduler;
  readonly witness: Witness;
  readonly mode: Mode;
  readonly store: Store;
  readonly index: Store;
  readonly log: LogWatch;
  readonly settings: ReturnType<typeof watchSettings>;
  readonly weather: () => Weather;
  readonly setWeather: (weather: Weather) => void;
  /** When a session last said or became something. */
  readonly changedAt: () => number;
  /** A mail has left. */
  readonly mailed: string[];
  readonly onOrder: (listener: (kept: KeptOrder) => void) => void;
  readonly signer: Backing['signer'];
  readonly ids: Backing['ids'];
};

type Beginning = { readonly seed: number; readonly mode: Mode; readonly weather: Weather; readonly unansweredMinutes: number };

/** An empty world: a table that is watched, a clock, and weather. */
export function createWorld({ seed, mode, weather: initial, unansweredMinutes }: Beginning, trace?: (line: string) => void): World {
  const chance = createChance(seed);
  const scheduler = createScheduler(chance, begin, trace);
  const witness = createWitness(scheduler.taken);
  const settings = watchSettings(witness);
  const index = memoryStore();
  let weather = initial;
  let ordered: (kept: KeptOrder) => void = () => undefined;
  const log = watchLog(witness, () => store, (session) => session.enteredAt + unansweredMinutes * minute);

  let changedAt = begin;

  function follow(key: string) {
    const copy = () => {
      const newest = store.sessions.get(key);
      if (newest) index.sessions.set(key, newest);
    };
    if (chance.hit(weather.indexLag)) scheduler.add('the index follows', copy);
    else copy();
  }

  const store: Store = {
    ...memoryStore(),
    sessions: new WatchedMap<string, Session>((key, before, after) => {
      log.written(key, before, after);
      if (before?.seq !== after.seq || before.version !== after.version) changedAt = scheduler.now();
      follow(key);
    }),
    settings: new WatchedMap<TenantId, TenantSettings>((tenantId, before, after) => settings.saved(tenantId, before, after, scheduler.now())),
    orders: new WatchedMap<string, KeptOrder>((_key, before, after) => {
      if (!before) ordered(after);
    }),
  };

  return {
    chance, scheduler, witness, mode, store, index, log, settings,
    weather: () => weather,
    setWeather: (next) => {
      weather = next;
    },
    changedAt: () => changedAt,
    mailed: [],
    onOrder: (listener) => {
      ordered = listener;
    },
    signer: aSigner(),
    ids: countedIds(),
  };
}

/** The head of a session, whoever's it is. */
export const headOf = ({ store }: World, tenantId: TenantId, sessionId: SessionId): Session | undefined =>
  store.sessions.get(keyOf(tenantId, sessionId));
