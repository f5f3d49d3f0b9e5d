import type { cost } from './cost.ts';
import type { growth } from './growth.ts';
import { round } from './prices.ts';
import type { size } from './size.ts';
import type { speed } from './speed/speed.ts';
import type { start } from './start.ts';
import type { work } from './work.ts';

type Part<F extends (...args: never[]) => unknown> = Awaited<ReturnType<F>> | undefined;
export type Measured = {
  cost?: Part<typeof cost>; growth?: Part<typeof growth>; size?: Part<typeof size>; start?: Part<typeof start>; speed?: Part<typeof speed>; work?: Part<typeof work>;
};

export type Budget = { what: string; budget: number; figure: number; met: boolean };

const kilobyte = 1024;

/** Each budget that these measurements speak of, with its figure. A budget of equality counts what is not equal. */
export function budgets({ cost, growth, size, start, speed, work }: Measured): Budget[] {
  const atMost = (what: string, budget: number, figure: number | undefined): Budget[] =>
    figure === undefined ? [] : [{ what, budget, figure: round(figure, 3), met: figure <= budget }];
  const { socket } = size?.functions ?? {};
  return [
    ...atMost('write units per message, amortised over 12', 1.25, cost?.message.writeUnits),
    ...atMost('write units of the costliest message', 2, cost?.message.mostWriteUnits),
    ...atMost('read units per message', 0, cost?.message.readUnits),
    // A message that also moves its log into a chunk makes one more, beside the way to the peer.
    ...atMost('hops from message to peer', 2, cost && Math.floor(cost.message.tableRequests) + 1),
    ...atMost('units of a typing event', 0, cost && cost.typing.writeUnits + cost.typing.readUnits),
    ...atMost('write units of a conversation', 30, cost?.conversation.writeUnits),
    ...atMost('read units of a conversation', 3, cost?.conversation.readUnits),
    ...atMost('socket frames of a conversation', 85, cost?.conversation.socketMessages),
    ...atMost('invocations of a conversation', 40, cost?.conversation.invocations),
    ...atMost('US$ per 1,000 conversations', 0.12, cost?.dollarsPer1000.total),
    ...atMost('requests on which our rules and the engine differ', 0, cost?.agreement.disagreements.length),
    ...atMost('counts that grow with sessions, tenants or history', 0, growth && Object.values(growth.equal).filter((isEqual) => !isEqual).length),
    ...atMost('read units of a queue change, thousands waiting', 1, growth?.queueChange.readUnits),
    ...atMost('pushes of a queue change, thousands waiting', 10, growth?.queueChange.pushes),
    ...atMost('read units of an empty tick, a thousand tenants', 0.5, growth?.emptyTick.read),
    ...atMost('write units of an empty tick, a thousand tenants', 0, growth?.emptyTick.write),
    ...atMost('socket bundle, KB', 250, socket && socket.raw / kilobyte),
    ...atMost('socket bundle, KB gzip', 80, socket && socket.gzip / kilobyte),
    ...atMost('start of the socket bundle, times that of zod', 1.7, start?.ratio),
    ...atMost('warm processor time of a message, ms', 1.5, work?.cpuMsPerMessage),
    ...atMost('loader, KB brotli', 3, size && size.loader.brotli / kilobyte),
    ...atMost('loader and open widget, KB brotli', 30, size && size.widget.brotli / kilobyte),
    ...atMost('local message, p50, times a bare relay', 3, speed?.ratio.onePairP50),
  ];
}
