import type { Chance } from './chance.ts';

/** Takes back what the call that returned it did. */
export type Undo = () => void;
type Step = { readonly label: string; readonly run: () => void | Promise<void> };
type Timer = Step & { readonly at: number };

export type Scheduler = ReturnType<typeof createScheduler>;

/** Lets everything go on that waits for nothing but promises: Node runs the next tick once no microtask is left. */
const drain = () => new Promise<void>((resolve) => process.nextTick(resolve));

/**
 * The only source of order: everything that could happen next stands in one list, chance picks, and what was picked
 * runs until all of it waits again. Time stands still unless it is moved to the next timer.
 */
export function createScheduler(chance: Chance, begin: number, trace?: (line: string) => void) {
  let now = begin;
  let taken = 0;
  const steps: Step[] = [];
  const timers: Timer[] = [];

  async function run({ label, run: go }: Step) {
    taken += 1;
    trace?.(`${String(taken).padStart(4)} ${clock(now)} ${label}`);
    await go();
    await drain();
  }

  function take(): Step | undefined {
    const index = chance.below(steps.length);
    const step = steps[index];
    const last = steps.pop();
    if (last && index < steps.length) steps[index] = last;
    return step;
  }

  function takeTimer(until: number): Timer | undefined {
    let first: Timer | undefined;
    for (const timer of timers) if (timer.at <= until && (!first || timer.at < first.at)) first = timer;
    if (first) timers.splice(timers.indexOf(first), 1);
    return first;
  }

  return {
    now: () => now,
    taken: () => taken,
    /** May happen from now on, in any order with everything else. */
    add: (label: string, go: Step['run']) => void steps.push({ label, run: go }),
    /** Happens once time has come to it. */
    after: (ms: number, label: string, go: Step['run']): Undo => {
      const timer = { at: now + Math.max(0, Math.round(ms)), label, run: go };
      timers.push(timer);
      return () => {
        const index = timers.indexOf(timer);
        if (index >= 0) timers.splice(index, 1);
      };
    },
    /**
     * Goes on until `isOver`, or nothing is left, or time would pass `until`.
     * `hurry`: how often time moves on although something could still happen now.
     */
    play: async (until: number, hurry: number, isOver: () => boolean): Promise<void> => {
      while (!isOver()) {
        const timer = steps.length === 0 || chance.hit(hurry) ? takeTimer(until) : undefined;
        if (timer) {
          now = Math.max(now, timer.at);
          await run(timer);
          continue;
        }
        const step = take();
        if (!step) break;
        await run(step);
      }
    },
    /** Nothing happens until then. */
    rest: (until: number) => {
      now = Math.max(now, until);
    },
    note: (line: string) => trace?.(`          ${line}`),
  };
}

const clock = (at: number) => new Date(at).toISOString().slice(11, 23);
