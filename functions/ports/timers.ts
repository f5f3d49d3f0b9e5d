import type { Timer } from '../domain/timer.ts';

/** Deadlines in minute buckets: the cost of a tick follows what is due. Setting one twice is setting it once. */
export type Timers = {
  readonly set: (timer: Timer, now: number) => Promise<void>;
  /** `bucket` as `bucketOf` names it. Asking again answers the same. */
  readonly due: (bucket: string) => Promise<Timer[]>;
};
