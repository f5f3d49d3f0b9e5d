import { bucketFor, type Timer } from '../../domain/timer.ts';
import type { Timers } from '../timers.ts';
import type { Store } from './store.ts';

export function memoryTimers(store: Store): Timers {
  return {
    set: async (timer, now) => {
      const bucket = bucketFor(timer.at, now);
      const timers = store.timers.get(bucket) ?? new Map<string, Timer>();
      store.timers.set(bucket, timers.set(nameOf(timer), timer));
    },
    due: async (bucket) => [...(store.timers.get(bucket)?.values() ?? [])],
  };
}

const nameOf = (timer: Timer) =>
  timer.kind === 'rules' ? `rules/${timer.tenantId}/${timer.at}` : `unanswered/${timer.tenantId}/${timer.sessionId}`;
