import type { TenantId } from '../../functions/contract/ids.ts';
import type { SessionRow } from '../../functions/contract/session.ts';
import { keyOf } from '../../functions/ports/memory/store.ts';
import { rowState } from '../../functions/usecases/session/announce-desk.ts';
import type { DeskClient } from '../../web/shared/desk-client.ts';
import type { World } from '../world.ts';

type Watched = { readonly device: string; readonly tenantId: TenantId; readonly desk: DeskClient };
export type RowsWatch = ReturnType<typeof watchRows>;

/** Checks at every step that each row of a grid is what its session was at that version, and at rest that it is the newest (I7). */
export function watchRows(world: World, { device, tenantId, desk }: Watched) {
  const { expect } = world.witness;
  const shown = new Map<string, SessionRow>();

  const stop = desk.picture.subscribe(({ rows }) => {
    for (const row of rows) {
      const before = shown.get(row.sessionId);
      if (before === row) continue;
      shown.set(row.sessionId, row);
      const standing = world.log.golden.get(keyOf(tenantId, row.sessionId))?.versions.get(row.version);
      expect('I7', told(standing?.row) === told(row), () => `${device} shows ${told(row)}, version ${row.version} was ${told(standing?.row)}`);
      expect('I7', row.version >= (before?.version ?? 0), () => `${device} shows version ${row.version} after ${before?.version ?? 0}`);
    }
  });

  return {
    stop,
    atRest: () => {
      const mine = [...world.store.sessions.values()].filter((session) => session.tenantId === tenantId);
      const rows = new Map(desk.picture.get().rows.map((row) => [row.sessionId, row]));
      for (const session of mine) {
        const row = rows.get(session.sessionId);
        const now = rowState(session);
        expect('I6', told(row) === told(now), () => `${device} shows ${told(row)}, it is ${told(now)}`);
        const facts = world.store.facts.get(keyOf(tenantId, session.sessionId))?.facts;
        // Facts carry no version: what came out of order is set right by the next list.
        if (world.mode === 'storm') expect('I7', same(row?.facts, facts), () => `${device} shows ${JSON.stringify(row?.facts)}, not ${JSON.stringify(facts)}`);
      }
    },
  };
}

const told = (row: Omit<SessionRow, 'facts'> | undefined): string =>
  row ? `${row.sessionId} ${row.version} ${row.state} ${row.receivedAt} ${row.operator?.name ?? ''} ${row.rating ?? ''}` : 'nothing';

const sorted = (value: unknown): unknown =>
  typeof value === 'object' && value !== null ? Object.fromEntries(Object.entries(value).sort().map(([key, one]) => [key, sorted(one)])) : value;
const same = (one: unknown, other: unknown) => JSON.stringify(sorted(one)) === JSON.stringify(sorted(other));
