import { setTimeout } from 'node:timers/promises';

/** Reads again and again until it holds; answers the last reading, whether it held or not. */
export async function until<T>(read: () => Promise<T>, holds: (value: T) => boolean, seconds = 15): Promise<T> {
  const deadline = performance.now() + seconds * 1000;
  for (;;) {
    const value = await read();
    if (holds(value) || performance.now() > deadline) return value;
    await setTimeout(100);
  }
}
