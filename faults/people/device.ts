import type { TenantId } from '../../functions/contract/ids.ts';
import type { Host } from '../../web/shared/host.ts';
import { createFakeStorage } from '../../web/shared/testing/fake-host.ts';
import { observe, type Floors } from '../watch/client.ts';
import type { Server } from '../server.ts';
import type { World } from '../world.ts';

/** The shortest and the longest pause between two heartbeats. */
const heartbeat = { from: 190_000, to: 290_000 } as const;

/** A browser tab of somebody: its time is the scheduler's, its sockets the network's. */
export function createDevice(world: World, server: Server, name: string, tenantId: TenantId, floors: Floors) {
  const { scheduler, chance } = world;
  const watchers = new Set<() => void>();
  let isOnline = true;

  const host: Host = {
    now: scheduler.now,
    random: chance.next,
    after: (ms, run) => {
      // In calm weather no heart beats, so that it cannot mask what others miss.
      if (world.mode === 'calm' && ms >= heartbeat.from && ms <= heartbeat.to) return () => undefined;
      return scheduler.after(ms, `${name} timer ${Math.round(ms)}`, run);
    },
    isOnline: () => isOnline,
    onWake: (run) => {
      watchers.add(run);
      return () => void watchers.delete(run);
    },
    openSocket: observe(world, tenantId, floors, (url, on) => server.network.open(name, url, on)),
  };
  return {
    name, host,
    storage: createFakeStorage(),
    wake: () => {
      // The heartbeat beats on waking too.
      if (world.mode === 'calm') return;
      for (const run of [...watchers]) run();
    },
    online: (next: boolean) => {
      if (isOnline === next || (world.mode === 'calm' && !next)) return;
      isOnline = next;
      if (!next) server.network.cut(name);
      for (const run of [...watchers]) run();
    },
    cut: () => server.network.cut(name),
    sink: () => {
      if (world.mode === 'storm') server.network.sink(name);
      else server.network.cut(name);
    },
  };
}
