/** Milliseconds since 1970, and a way to be called later that can be undone. Tests bring their own. */
export type Clock = {
  now: () => number;
  after: (milliseconds: number, act: () => void) => () => void;
};

export const wallClock: Clock = {
  now: Date.now,
  after: (milliseconds, act) => {
    const timer = setTimeout(act, milliseconds);
    // A waiting timer alone must not keep the process alive.
    timer.unref();
    return () => clearTimeout(timer);
  },
};

/** Waits without blocking; the clock decides how long that is. */
export const pause = (clock: Clock, milliseconds: number): Promise<void> =>
  new Promise((resolve) => clock.after(milliseconds, resolve));

/** The result, or 'late' when it takes longer than allowed. */
export function within<T>(clock: Clock, milliseconds: number, result: Promise<T>): Promise<T | 'late'> {
  return new Promise((resolve, reject) => {
    const cancel = clock.after(milliseconds, () => resolve('late'));
    result.then(resolve, reject).finally(cancel);
  });
}
