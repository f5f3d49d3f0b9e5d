import type { Host } from './host.ts';
import type { Undo } from './store.ts';

const quiet = 4 * 60_000;
/** Focus and visibility come together: one beat serves both. */
const together = 1_000;

/**
 * Beats after 4 min ± 20 % without news of any head, and whenever the page wakes:
 * a lost last message leaves no gap that could be noticed otherwise.
 */
export function createHeartbeat(host: Host, beat: () => void): { heard: () => void; stop: Undo } {
  let last = -together;
  let cancel = arm();

  function arm(): Undo {
    return host.after(quiet * (0.8 + 0.4 * host.random()), strike);
  }
  function strike() {
    last = host.now();
    heard();
    beat();
  }
  function heard() {
    cancel();
    cancel = arm();
  }
  const unwatch = host.onWake(() => {
    if (host.isOnline() && host.now() - last >= together) strike();
  });

  return {
    heard,
    stop: () => {
      cancel();
      unwatch();
    },
  };
}
