import { createServer, type IncomingHttpHeaders } from 'node:http';
import * as z from 'zod';
import { listen, readBody, reply, replyJson } from '../../infra/local/web.ts';
import { add, Counts, noCounts, type Units } from './counts.ts';
import { meterRequest } from './request.ts';

export const meterPort = (base: number): number => base + 11;

const Capacity = z.object({ CapacityUnits: z.number() });
const Consumed = z.object({ ConsumedCapacity: z.union([z.array(Capacity), Capacity.transform((one) => [one])]).default([]) });
const Body = z.record(z.string(), z.unknown());

/**
 * Stands between the functions and the table. It passes every request on, asks the engine what it cost, and works the cost
 * out by our own rules from the items before and after. One request at a time, so that nothing changes in between.
 */
export async function startMeter(tablePort: number, port: number, undo: AsyncDisposableStack) {
  let counts = noCounts();
  let last: Promise<unknown> = Promise.resolve();

  const pass = async (headers: IncomingHttpHeaders, text: string): Promise<{ status: number; body: string }> => {
    const operation = String(headers['x-amz-target']).split('.')[1] ?? '';
    const input = Body.parse(JSON.parse(text));
    const minute = operation === 'Query' ? dueMinute(text) : undefined;
    const isScheduled = minute !== undefined && Math.abs(minute - Date.now()) < scheduled;
    const metered = await meterRequest(tablePort, operation, input);
    const answer = await fetch(`http://127.0.0.1:${tablePort}`, { method: 'POST', headers: onward(headers), body: JSON.stringify({ ...input, ReturnConsumedCapacity: 'TOTAL' }) });
    const body = await answer.text();
    const parsed = Body.parse(JSON.parse(body));
    const isRefused = /ConditionalCheckFailed|TransactionCanceled/.test(String(parsed['__type']));
    if (!answer.ok && !isRefused) return { status: answer.status, body };
    // The scheduler's own ticks go on while a bench runs.
    if (isScheduled) return { status: answer.status, body };
    if (minute !== undefined) count.invoked('tick');
    const isRead = /^(Get|Query|BatchGet)/.test(operation);
    const total = Consumed.parse(parsed).ConsumedCapacity.reduce((sum, { CapacityUnits }) => sum + CapacityUnits, 0);
    const rules = await metered.settle(parsed, isRefused);
    if (typeof input['IndexName'] === 'string') counts.indexReads += rules.read;
    count.request(operation, rules, { write: isRead ? 0 : total, read: isRead ? total : 0 }, isRefused);
    return { status: answer.status, body };
  };

  const count = {
    request: (operation: string, rules: Units, engine: Units, isRefused: boolean): void => {
      counts.requests += 1;
      add(counts.rules, rules);
      if (isRefused) return add(counts.refused, rules);
      add(counts.engine, engine);
      if (rules.write !== engine.write || rules.read !== engine.read) counts.disagreements.push({ operation, rules, engine });
    },
    invoked: (kind: string): void => {
      counts.invocations[kind] = (counts.invocations[kind] ?? 0) + 1;
    },
  };

  const server = createServer((request, response) => {
    if (request.method === 'GET') {
      replyJson(response, 200, counts);
      counts = noCounts();
      return;
    }
    void readBody(request).then(async (body) => {
      const mine = last.then(() => pass(request.headers, String(body)));
      last = mine.catch(() => undefined);
      const { status, body: answer } = await mine;
      reply(response, status, answer, { 'content-type': 'application/x-amz-json-1.0' });
    }).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      response.destroy();
    });
  });
  await listen(server, port, undo);
  return {
    url: `http://127.0.0.1:${port}`,
    invoked: (name: string): void => {
      const kind = name.replace(/^foyer-[^-]+-/, '');
      // A tick is counted by the minute that it asks for.
      if (kind !== 'tick') count.invoked(kind);
    },
  };
}

const scheduled = 5 * 60_000;

/** The minute whose timers a request asks for. */
function dueMinute(text: string): number | undefined {
  const minute = /"DUE#(\d{4}-\d\d-\d\dT\d\d:\d\d)#/.exec(text)?.[1];
  return minute === undefined ? undefined : Date.parse(`${minute}Z`);
}

// The length is another one, and the rest belongs to the connection.
function onward({ authorization = '', 'x-amz-target': target, 'x-amz-date': date }: IncomingHttpHeaders): Record<string, string> {
  return { 'content-type': 'application/x-amz-json-1.0', authorization, 'x-amz-target': String(target), 'x-amz-date': String(date) };
}

/** What has been counted since the last time, once nothing is under way any more. */
export async function readMeter(base: number): Promise<Counts> {
  return Counts.parse(await (await fetch(`http://127.0.0.1:${meterPort(base)}/`)).json());
}
