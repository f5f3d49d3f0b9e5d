import type { SessionId } from '../../functions/contract/ids.ts';
import type { Host, Storage } from './host.ts';
import type { Undo } from './store.ts';

/** What a BroadcastChannel between the tabs of one console does. */
export type TabChannel = { post: (message: string) => void; onMessage: (listener: (message: string) => void) => Undo };

const key = 'foyer.announced';
/** Far more than a console lists. */
const remembered = 1_000;
/** Time for the claims of other tabs to arrive. */
const claimTime = 250;

/**
 * Announces each session once, in one of the tabs of a browser, however often they are reloaded (IRP-38).
 * Tabs that hear of it together claim it, and the lowest name wins.
 */
export function createAnnouncer(
  { host, storage, tabs }: { host: Host; storage: Storage; tabs: TabChannel },
  announce: (sessionId: SessionId) => void,
) {
  const name = host.random().toString(36);
  const settled = new Set<string>();
  const claims = new Map<string, Undo>();

  function read(): string[] {
    try {
      const ids: unknown = JSON.parse(storage.getItem(key) ?? '[]');
      return Array.isArray(ids) ? ids.filter((id) => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }

  function remember(ids: readonly string[]) {
    for (const id of ids) settled.add(id);
    const before = read();
    const known = new Set(before);
    const fresh = ids.filter((id) => !known.has(id));
    if (fresh.length === 0) return;
    try {
      storage.setItem(key, JSON.stringify([...before, ...fresh].slice(-remembered)));
    } catch {
      // Without storage each load remembers for itself.
    }
  }

  const unlisten = tabs.onMessage((message) => {
    const [claimant = '', id = ''] = message.split(' ');
    const mine = claims.get(id);
    if (mine && name < claimant) return;
    mine?.();
    claims.delete(id);
    settled.add(id);
  });

  return {
    /** Sessions that were there before anybody looked. */
    know: remember,
    /** A session that has just appeared. */
    notice: (sessionId: SessionId) => {
      if (settled.has(sessionId) || claims.has(sessionId) || read().includes(sessionId)) return;
      tabs.post(`${name} ${sessionId}`);
      claims.set(
        sessionId,
        host.after(claimTime, () => {
          claims.delete(sessionId);
          if (read().includes(sessionId)) return;
          remember([sessionId]);
          announce(sessionId);
        }),
      );
    },
    stop: () => {
      unlisten();
      for (const undo of claims.values()) undo();
    },
  };
}
