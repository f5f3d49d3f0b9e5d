import { randomBytes, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { demoShops } from '../../infra/local/seed/demo.ts';
import type { StackAddresses } from '../stack/stack.ts';
import { openSocket } from './socket.ts';
import { signIn } from './sign-in.ts';

const Visit = z.object({ visitor: z.string(), ticket: z.string(), socketUrl: z.string() });
const Ticket = z.object({ ticket: z.string(), socketUrl: z.string() });
const View = z.object({ session: z.object({ turn: z.number(), pass: z.string().optional() }) });
const Said = z.object({ head: z.number(), pass: z.string().optional() });
const Pushed = z.object({ pass: z.string().optional() });

/** One HTTP request to either API, counted by whoever made it. */
async function request<S extends z.ZodType>(url: string, schema: S, init: RequestInit): Promise<z.output<S>> {
  const answer = await fetch(url, init);
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}: ${await answer.text()}`);
  return schema.parse(await answer.json());
}

/** The chat opened in a shop: a visit, a ticket, a socket. */
export async function aVisitor(stack: StackAddresses, shop: keyof StackAddresses['shops'] = 'aurora') {
  const { tenantId } = demoShops[shop];
  const visit = await request(`${stack.api}/v1/visits`, Visit, {
    method: 'POST', headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ tenantId, origin: new URL(stack.shops[shop]).origin, language: 'en' }),
  });
  const socket = await openSocket(visit.socketUrl, visit.ticket);
  await socket.ask({ action: 'hello' });
  return { ...talker(socket, randomUUID()), token: visit.visitor };
}

/** An agent at his desk; the session is the one he will connect to. */
export async function anAgent(stack: StackAddresses, email: string, idToken?: string) {
  const bearer = idToken ?? (await signIn(stack.console, email));
  const { ticket, socketUrl } = await request(`${stack.consoleApi}/v1/tickets`, Ticket, { method: 'POST', headers: { authorization: `Bearer ${bearer}` } });
  const socket = await openSocket(socketUrl, ticket);
  await socket.ask({ action: 'hello' });
  return { socket, at: (sessionId: string) => talker(socket, sessionId) };
}

export type Talker = ReturnType<typeof talker>;

/** One side of one session. It keeps turn and pass as the widget and the console do. */
function talker(socket: Awaited<ReturnType<typeof openSocket>>, sessionId: string) {
  let turn = 0;
  let pass: string | undefined;
  const see = (value: unknown): void => {
    const { session } = View.parse(value);
    turn = session.turn;
    pass = session.pass ?? pass;
  };
  socket.hear((frame) => {
    if (frame['sessionId'] === sessionId) pass = Pushed.parse(frame).pass ?? pass;
  });
  return {
    socket,
    sessionId,
    start: async (text: string): Promise<void> => see(await socket.ask({
      action: 'start', sessionId, message: { entryId: newEntryId(), text },
      circumstances: { page: { url: 'https://shop.test/tents/alpine', title: 'Alpine tent' }, language: 'en', device: 'desktop' },
    })),
    hello: async (): Promise<void> => see(await socket.ask({ action: 'hello', sessionId })),
    connect: async (): Promise<void> => see(await socket.ask({ action: 'connect', sessionId, language: 'en' })),
    say: async (text: string, entryId = newEntryId()): Promise<void> => {
      const said = Said.parse(await socket.ask({ action: 'say', sessionId, entryId, turn: turn + 1, text, ...(pass === undefined ? {} : { pass }) }));
      turn += 1;
      pass = said.pass ?? pass;
    },
    typing: (draft?: string): void => socket.tell({ action: 'typing', sessionId, pass, ...(draft === undefined ? {} : { draft }) }),
    looking: (): void => socket.tell({ action: 'looking', sessionId, pass, looking: true }),
    ping: async (): Promise<unknown> => socket.ask({ action: 'ping', sessionIds: [sessionId] }),
    rate: async (): Promise<unknown> => socket.ask({ action: 'rate', sessionId, rating: 'good' }),
    end: async (): Promise<unknown> => socket.ask({ action: 'end', sessionId }),
  };
}

export const newEntryId = (): string => randomBytes(9).toString('base64url');
