import type { JsonObject } from '../json.ts';
import { Environment, type FunctionSpec, type Outcome, type Print } from './environment.ts';

export type Invoke = (event: JsonObject) => Promise<Outcome>;

// Lambda would start a thousand; two cores are busy long before.
const mostEnvironments = 4;

/** The execution environments of one function: started when an event finds none free, kept warm afterwards. */
export function functionPool(spec: FunctionSpec, print: Print, undo: AsyncDisposableStack): Invoke {
  const all = new Set<Environment>();
  const free: Environment[] = [];
  const waiting: (() => void)[] = [];
  let stopped = false;
  undo.defer(async () => {
    stopped = true;
    for (const wake of waiting.splice(0)) wake();
    await Promise.all([...all].map((environment) => environment.stop()));
  });

  const take = async (): Promise<Environment | undefined> => {
    while (!stopped) {
      const warm = free.pop();
      if (warm && !warm.gone) return warm;
      if (warm) {
        all.delete(warm);
        continue;
      }
      if (all.size < mostEnvironments) {
        const fresh = new Environment(spec, print);
        all.add(fresh);
        return fresh;
      }
      await new Promise<void>((resolve) => waiting.push(resolve));
    }
    return undefined;
  };

  return async (event) => {
    const environment = await take();
    // Sockets that close while the stack stops still say so; nobody starts for them.
    if (!environment) return { ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'The stack is stopping' } };
    const outcome = await environment.run(event);
    if (environment.gone) all.delete(environment);
    else free.push(environment);
    waiting.shift()?.();
    return outcome;
  };
}
