export type Step = {
  name: string;
  command: readonly string[];
  /** A Jest project, whose cases are counted one by one. Any other step counts as one. */
  jest?: true;
  /** Steps whose output this one needs. */
  after?: readonly string[];
  /** Times and ports matter to it, so nothing runs beside it. */
  alone?: true;
};

export type Result = { step: Step; passed: number; failed: number; seconds: number; output: string };

/** Runs each step once its needs are met, a few at a time; a step whose need failed fails unrun. */
export async function inTurn(
  steps: readonly Step[],
  width: number,
  run: (step: Step) => Promise<Result>,
  done: (result: Result) => void,
): Promise<void> {
  const waiting = new Set(steps);
  const running = new Map<Step, Promise<Result>>();
  const ended = new Map<string, Result>();

  const start = async (step: Step): Promise<Result> => {
    const broken = step.after?.find((name) => ended.get(name)?.failed);
    return broken ? unrun(step, `not run: ${broken} failed`) : run(step);
  };
  const isReady = (step: Step): boolean =>
    running.size < (step.alone ? 1 : width) &&
    ![...running.keys()].some(({ alone }) => alone) &&
    (step.after ?? []).every((name) => ended.has(name));

  while (waiting.size + running.size > 0) {
    const next = [...waiting].find(isReady);
    if (next) {
      waiting.delete(next);
      running.set(next, start(next));
      continue;
    }
    if (running.size === 0) throw new Error(`no step can start: ${[...waiting].map(({ name }) => name).join(', ')}`);
    const result = await Promise.race(running.values());
    running.delete(result.step);
    ended.set(result.step.name, result);
    done(result);
  }
}

const unrun = (step: Step, output: string): Result => ({ step, passed: 0, failed: 1, seconds: 0, output });
