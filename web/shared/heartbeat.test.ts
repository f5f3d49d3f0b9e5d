import { describe, expect, it } from '@jest/globals';
import { createHeartbeat } from './heartbeat.ts';
import { createFakeHost } from './testing/fake-host.ts';

function aHeart() {
  const host = createFakeHost();
  let beats = 0;
  const heart = createHeartbeat(host, () => (beats += 1));
  return { host, heart, beats: () => beats };
}
const minutes = 60_000;

describe('the heartbeat', () => {
  it('beats between 3.2 and 4.8 minutes', async () => {
    const { host, beats } = aHeart();
    host.chances.push(0, 1);
    await host.pass(4 * minutes);
    expect(beats()).toBe(1);
    await host.pass(3 * minutes);
    expect(beats()).toBe(1);
    await host.pass(2 * minutes);
    expect(beats()).toBe(2);
  });

  it('waits anew after news of the head', async () => {
    const { host, heart, beats } = aHeart();
    await host.pass(3.9 * minutes);
    heart.heard();
    await host.pass(3.9 * minutes);
    expect(beats()).toBe(0);
  });

  it('beats once when focus and visibility return together', () => {
    const { host, beats } = aHeart();
    host.wake();
    host.wake();
    expect(beats()).toBe(1);
  });

  it('is silent while offline and after its end', async () => {
    const { host, heart, beats } = aHeart();
    host.online = false;
    host.wake();
    heart.stop();
    host.online = true;
    host.wake();
    await host.pass(10 * minutes);
    expect(beats()).toBe(0);
  });
});
