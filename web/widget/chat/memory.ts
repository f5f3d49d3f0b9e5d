import type { SessionId } from '../../../functions/contract/ids.ts';
import { isSessionId } from '../../shared/ids.ts';
import type { Storage } from '../../shared/host.ts';
import { field, readText } from '../guard.ts';
import { keep } from './storage.ts';

/** The chat this browser last had with a tenant, and how far the visitor has read and been told. */
export type KnownSession = {
  id: SessionId;
  /** Started as a customer whom the tenant had signed (BY-07). */
  verified: boolean;
  /** The server has confirmed the start. */
  started: boolean;
  read: number;
  announced: number;
};

/** What outlives a reload, per tenant, on the widget's own origin. */
export type Memory = {
  /** The visitor token as a stranger, and the one as a signed customer: never one for the other. */
  anonymous?: string | undefined;
  verified?: string | undefined;
  session?: KnownSession | undefined;
  muted: boolean;
};

/** Read afresh each time, for other tabs of the shop write here too. */
export function createMemory(storage: Storage, tenant: string) {
  const key = `foyer.${tenant}`;
  let unkept: Memory | undefined;
  const get = (): Memory => unkept ?? readMemory(storage.getItem(key));
  return {
    get,
    set: (change: Partial<Memory>): void => {
      const next = { ...get(), ...change };
      unkept = keep(storage, key, JSON.stringify(next)) ? undefined : next;
    },
  };
}

export function readMemory(text: string | null): Memory {
  let kept: unknown;
  try {
    kept = JSON.parse(text ?? '{}');
  } catch {
    kept = {};
  }
  return {
    anonymous: readText(field(kept, 'anonymous'), 4_000),
    verified: readText(field(kept, 'verified'), 4_000),
    session: readSession(field(kept, 'session')),
    muted: field(kept, 'muted') === true,
  };
}

function readSession(kept: unknown): KnownSession | undefined {
  const id = readText(field(kept, 'id'), 36);
  if (id === undefined || !isSessionId(id)) return undefined;
  const count = (name: string): number => Number(field(kept, name)) || 0;
  return {
    id,
    verified: field(kept, 'verified') === true,
    started: field(kept, 'started') === true,
    read: count('read'),
    announced: count('announced'),
  };
}
