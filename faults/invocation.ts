import type { Chance } from './chance.ts';
import type { Scheduler } from './scheduler.ts';
import type { Weather } from './weather.ts';

/** How one run of a Lambda ended: with its value, with a fault, or it died and nobody was told. */
export type Outcome<R> = { readonly kind: 'done'; readonly value: R } | { readonly kind: 'failed' } | { readonly kind: 'died' };

/** What may happen to a step depends on what it does. */
export type StepKind = 'read' | 'write' | 'post';
export type RunStep = <R>(label: string, kind: StepKind, run: () => Promise<R>) => Promise<R>;

/** How long a step may be overtaken, in milliseconds. */
const longest = 1_200;
type Surroundings = { readonly scheduler: Scheduler; readonly chance: Chance; readonly weather: () => Weather };

/** Runs a piece of server code in which every port call waits for the scheduler, and may be struck by the weather. */
export function invoke<R>(
  { scheduler, chance, weather }: Surroundings, name: string, work: (step: RunStep) => Promise<R>, ended: (outcome: Outcome<R>) => void,
): void {
  let isOver = false;
  const end = (outcome: Outcome<R>) => {
    if (isOver) return;
    isOver = true;
    ended(outcome);
  };
  const die = (when: string) => {
    scheduler.note(`${name} dies ${when}`);
    end({ kind: 'died' });
  };

  const step: RunStep = (label, kind, run) =>
    new Promise((resolve, reject) => {
      const take = async () => {
        if (isOver) return;
        const { throttle, crash, lostAnswer, doneTwice, postFault, slow } = weather();
        if (chance.hit(slow)) {
          scheduler.after(chance.next() * longest, `${name}: ${label} (slow)`, take);
          return;
        }
        if (chance.hit(kind === 'post' ? postFault : throttle)) {
          scheduler.note('throttled');
          reject(new Error('throttled'));
          return;
        }
        if (chance.hit(crash / 2)) {
          die('before');
          return;
        }
        // A reply is a promise of a memory port: it settles within this step.
        const result = await run();
        if (chance.hit(crash / 2)) {
          die('after');
          return;
        }
        if (kind === 'write' && chance.hit(lostAnswer)) {
          scheduler.note('done, its answer lost');
          reject(new Error('no answer'));
        } else if (kind === 'write' && chance.hit(doneTwice)) {
          scheduler.note('done twice');
          resolve(await run());
        } else resolve(result);
      };
      scheduler.add(`${name}: ${label}`, take);
    });

  work(step).then(
    (value) => end({ kind: 'done', value }),
    (fault: unknown) => {
      scheduler.note(`${name} fails: ${String(fault)}`);
      end({ kind: 'failed' });
    },
  );
}
