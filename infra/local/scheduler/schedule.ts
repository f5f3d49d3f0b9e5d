import { join } from 'node:path';
import * as z from 'zod';
import { type Clock, pause } from '../clock.ts';
import type { DeadLetters } from '../dead-letters.ts';
import { isObject, parseJson } from '../json.ts';
import { kept, keepJson } from '../kept.ts';
import type { Outcome } from '../lambda/environment.ts';
import type { Functions } from '../lambda/functions.ts';
import type { Model } from '../template/model.ts';
import { Trouble } from '../trouble.ts';

const Properties = z.object({
  ScheduleExpression: z.string(),
  State: z.enum(['ENABLED', 'DISABLED']).default('ENABLED'),
  Target: z.object({
    Arn: z.string(),
    Input: z.string().default('{}'),
    RetryPolicy: z.object({ MaximumRetryAttempts: z.number().default(185) }).default({ MaximumRetryAttempts: 185 }),
  }),
});

/** Invokes the target for one moment, with the retries that the template asks for. */
export type Fire = (scheduledAt: Date) => Promise<Outcome>;
export type Schedule = { name: string; periodMs: number; fire: Fire };

const unitMs: Record<string, number> = { minute: 60_000, hour: 3_600_000, day: 86_400_000 };
// EventBridge Scheduler keeps trying for a day.
const longestCatchUpMs = 86_400_000;
const firstRetryMs = 1_000;

type Needs = { model: Model; functions: Functions; clock: Clock; deadLetters: DeadLetters };

export function schedulesOf({ model, functions, clock, deadLetters }: Needs): Schedule[] {
  return model.of('AWS::Scheduler::Schedule').flatMap(({ ref: name, properties }) => {
    const { ScheduleExpression, State, Target } = Properties.parse(properties);
    const [, amount = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(ScheduleExpression) ?? [];
    const unitLength = unitMs[unit];
    if (unitLength === undefined) throw new Trouble(`The local stack knows rates only, not ${ScheduleExpression}.`);
    if (State === 'DISABLED') return [];
    const invoke = functions.find(Target.Arn);
    const fire: Fire = async (scheduledAt) => {
      const input = Target.Input.replaceAll('<aws.scheduler.scheduled-time>', scheduledAt.toISOString().replace('.000Z', 'Z'));
      const event = parseJson(input);
      for (let attempt = 0; ; attempt += 1) {
        const outcome = await invoke(isObject(event) ? event : {});
        if (outcome.ok) return outcome;
        if (attempt >= Target.RetryPolicy.MaximumRetryAttempts) {
          deadLetters.add({ source: name, input, error: outcome.error });
          return outcome;
        }
        await pause(clock, firstRetryMs * 2 ** Math.min(attempt, 6));
      }
    };
    return [{ name, periodMs: Number(amount) * unitLength, fire }];
  });
}

/** Fires at each whole period; first those that were missed while the stack was down, oldest first. */
export function keepSchedule({ name, periodMs, fire }: Schedule, folder: string, clock: Clock, undo: AsyncDisposableStack): void {
  const file = join(folder, `schedule-${name}.json`);
  const floor = (time: number): number => Math.floor(time / periodMs) * periodMs;
  const now = clock.now();
  let last = Math.max(kept(file, z.number(), floor(now)), floor(now - longestCatchUpMs));
  let stopped = false;
  let cancel = () => {};

  const next = async (): Promise<void> => {
    while (!stopped && last + periodMs <= clock.now()) {
      last += periodMs;
      await fire(new Date(last));
      // Remembered only when done: a moment that a crash interrupted comes again.
      keepJson(file, last);
    }
    if (!stopped) cancel = clock.after(last + periodMs - clock.now(), () => void next());
  };
  keepJson(file, last);
  void next();
  undo.defer(() => {
    stopped = true;
    cancel();
  });
}
