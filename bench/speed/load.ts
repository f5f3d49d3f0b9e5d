import { quantile } from '../median.ts';
import { round } from '../prices.ts';
import type { Channel } from './channel.ts';

export type Latency = { p50: number; p95: number; p99: number; messages: number };

const latency = (samples: number[]): Latency => ({
  p50: round(quantile(samples, 0.5)), p95: round(quantile(samples, 0.95)), p99: round(quantile(samples, 0.99)), messages: samples.length,
});

/** One message at a time. */
export async function oneByOne(channel: Channel, messages: number): Promise<Latency> {
  const samples: number[] = [];
  for (let message = 0; message < messages; message += 1) samples.push((await channel.send()).heardMs);
  return latency(samples);
}

/** Every pair now and then, at random moments: so many messages a second in all. */
export async function steadily(channels: readonly Channel[], perSecond: number, seconds: number): Promise<Latency> {
  const samples: number[] = [];
  const end = performance.now() + seconds * 1_000;
  await Promise.all(channels.map(async (channel) => {
    for (;;) {
      // Exponential pauses: a Poisson stream, as independent people make it.
      await new Promise((resolve) => setTimeout(resolve, -Math.log(1 - Math.random()) * (channels.length / perSecond) * 1_000));
      if (performance.now() > end) return;
      samples.push((await channel.send()).heardMs);
    }
  }));
  return latency(samples);
}

/** Each pair sends as soon as it has its answer: messages a second. */
export async function flatOut(channels: readonly Channel[], seconds: number): Promise<number> {
  let messages = 0;
  const started = performance.now();
  await Promise.all(channels.map(async (channel) => {
    while (performance.now() - started < seconds * 1_000) {
      await channel.send();
      messages += 1;
    }
  }));
  return round(messages / ((performance.now() - started) / 1_000), 0);
}
