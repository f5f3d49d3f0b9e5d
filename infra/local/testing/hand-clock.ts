import type { Clock } from '../clock.ts';

/** A clock that only moves when told to. */
export function handClock(start: number) {
  let time = start;
  let waiting: { at: number; act: () => void }[] = [];
  const clock: Clock = {
    now: () => time,
    after: (milliseconds, act) => {
      const entry = { at: time + milliseconds, act };
      waiting.push(entry);
      return () => {
        waiting = waiting.filter((other) => other !== entry);
      };
    },
  };
  const advance = (milliseconds: number): void => {
    const end = time + milliseconds;
    for (;;) {
      const next = waiting.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
      if (!next) break;
      time = next.at;
      waiting = waiting.filter((other) => other !== next);
      next.act();
    }
    time = end;
  };
  return { clock, advance };
}
