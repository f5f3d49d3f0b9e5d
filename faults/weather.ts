import type { Chance } from './chance.ts';

/** How often each fault strikes in one history, from 0 to 1. */
export type Weather = {
  /** A store step is refused before it is done. */
  readonly throttle: number;
  /** The invocation dies before or after a step. */
  readonly crash: number;
  /** A write is done and its answer is lost. */
  readonly lostAnswer: number;
  /** The SDK tries a write again that was done; the second answer counts. */
  readonly doneTwice: number;
  /** The index follows the table late. */
  readonly indexLag: number;
  /** A client's frame, the server's reply, a push: lost, doubled, late by seconds. */
  readonly dropFrame: number;
  readonly doubleFrame: number;
  readonly dropReply: number;
  readonly dropPush: number;
  readonly doublePush: number;
  readonly late: number;
  /** 410 for a socket that is open. */
  readonly falseGone: number;
  /** A post that fails otherwise. */
  readonly postFault: number;
  /** Ticks and orders come twice; ticks come early, or up to minutes late. */
  readonly twice: number;
  readonly early: number;
  readonly tardy: number;
  /** A step waits while others overtake it. */
  readonly slow: number;
  /** How often time moves on while something could still happen. */
  readonly hurry: number;
};

/**
 * `storm`: anything may be lost, and the heartbeat has to find it. `calm`: sockets break and things come late, doubled and
 * out of order, but nothing is lost on an open socket and nobody's heart beats, so that no heartbeat can mask a defect.
 */
export type Mode = 'storm' | 'calm';

export const clearSky: Weather = {
  throttle: 0, crash: 0, lostAnswer: 0, doneTwice: 0, indexLag: 0, dropFrame: 0, doubleFrame: 0, dropReply: 0, dropPush: 0,
  doublePush: 0, late: 0, falseGone: 0, postFault: 0, twice: 0, early: 0, tardy: 0, slow: 0, hurry: 0,
};

const worst: Weather = {
  throttle: 0.1, crash: 0.06, lostAnswer: 0.08, doneTwice: 0.6, indexLag: 0.5, dropFrame: 0.1, doubleFrame: 0.5, dropReply: 0.12,
  dropPush: 0.5, doublePush: 0.25, late: 0.25, falseGone: 0.05, postFault: 0.08, twice: 0.5, early: 0.2, tardy: 0.4, slow: 0.4, hurry: 0.05,
};

/** What a calm history leaves out: each of these loses something, or does it behind its sender's back, that only a heartbeat would find. */
const losses = [
  'throttle', 'crash', 'lostAnswer', 'doneTwice', 'indexLag', 'dropFrame', 'doubleFrame', 'dropReply', 'dropPush', 'falseGone', 'postFault', 'hurry',
] as const satisfies (keyof Weather)[];

export function drawWeather(chance: Chance): { mode: Mode; weather: Weather } {
  const mode = chance.hit(0.5) ? 'calm' : 'storm';
  // Some or most of the faults sleep in each history, so that each is seen alone too.
  const asleep = chance.pick([0.4, 0.7, 0.9]);
  const draw = (most: number) => (chance.hit(asleep) ? 0 : chance.next() * most);
  const { throttle, crash, lostAnswer, doneTwice, indexLag, dropFrame, doubleFrame, dropReply, dropPush, doublePush } = worst;
  const weather: Weather = {
    throttle: draw(throttle), crash: draw(crash), lostAnswer: draw(lostAnswer),
    // Harmless to most writes, so that it may strike in most histories.
    doneTwice: chance.hit(asleep / 2) ? 0 : chance.next() * doneTwice,
    indexLag: draw(indexLag), dropFrame: draw(dropFrame), doubleFrame: draw(doubleFrame), dropReply: draw(dropReply),
    dropPush: draw(dropPush), doublePush: draw(doublePush), late: draw(worst.late), falseGone: draw(worst.falseGone),
    postFault: draw(worst.postFault), twice: draw(worst.twice), early: draw(worst.early), tardy: draw(worst.tardy),
    slow: mode === 'calm' ? chance.next() * worst.slow : draw(worst.slow), hurry: draw(worst.hurry),
  };
  const without = Object.fromEntries(losses.map((name) => [name, 0]));
  return { mode, weather: mode === 'calm' ? { ...weather, ...without } : weather };
}
