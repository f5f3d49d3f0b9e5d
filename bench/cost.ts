import { converse, measure, merged, type Step } from './conversation.ts';
import { assumed, dollars, prices, round } from './prices.ts';
import { noCounts } from './stack/counts.ts';
import { quietMinute, tick } from './stack/operator.ts';
import type { StackAddresses } from './stack/stack.ts';

/** What one standard conversation costs, by counting on the running stack; `cpuMs` is the measured work of one invocation. */
export async function cost(stack: StackAddresses, base: number, idToken: string, cpuMs: number) {
  const { steps, minutes, posts } = await converse(stack, base, idToken);
  const emptyTick = await measure(base, 'empty tick', () => [], () => tick(stack, quietMinute));
  const sum = (pick: (step: Step) => number, of = steps): number => of.reduce((total, step) => total + pick(step), 0);
  const messages = steps.filter(({ name }) => name === 'message');
  const typing = steps.filter(({ name }) => name === 'typing');
  const all = steps.map(({ engine }) => engine).reduce(merged, noCounts());

  const bill = {
    writeUnits: sum(({ units }) => units.write),
    // The minute's tick asks for what is due whether this conversation has a deadline or not.
    readUnits: sum(({ units }) => units.read) - emptyTick.units.read,
    socketMessages: sum(({ frames }) => frames.in + frames.out),
    connectionMinutes: 2 * minutes,
    httpRequests: sum(({ http }) => http),
    invocations: sum(({ invocations }) => invocations),
    // One after the other, as if nothing were sent at once.
    lambdaMs: round(sum(({ invocations }) => invocations) * (cpuMs / assumed.processor) + sum(({ tableRequests }) => tableRequests) * assumed.tableMs + posts * assumed.postMs),
  };
  const each = (of: Step[]) => ({
    writeUnits: round(sum(({ units }) => units.write, of) / of.length, 3),
    mostWriteUnits: Math.max(...of.map(({ units }) => units.write)),
    readUnits: round(sum(({ units }) => units.read, of) / of.length, 3),
    frames: sum(({ frames }) => frames.in + frames.out, of) / of.length,
    invocations: sum(({ invocations }) => invocations, of) / of.length,
    tableRequests: round(sum(({ tableRequests }) => tableRequests, of) / of.length, 3),
  });
  return {
    conversation: bill,
    message: each(messages),
    typing: each(typing),
    emptyTick: emptyTick.units,
    steps: Object.values(Object.groupBy(steps, ({ name }) => name)).flatMap((of) => (of ? [{ name: of[0]?.name, times: of.length, ...each(of) }] : [])),
    dollarsPer1000: dollars(bill, 1000),
    prices, assumed,
    agreement: {
      rules: all.rules, engine: all.engine, refused: all.refused,
      requests: all.requests, disagreements: all.disagreements,
    },
  };
}
