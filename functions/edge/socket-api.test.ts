import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import type { Actor } from '../contract/actor.ts';
import { AgentRequest, Reply, VisitorRequest } from '../contract/socket.ts';
import { context } from './test/context.ts';
import { canary, corpus } from './test/corpus.ts';
import { absent, ana, aurora, birch, bo, chat, memoryNeeds, noon, other, robin, snapshot, socketOf } from './test/memory-needs.ts';
import { socketActions } from './socket-actions.ts';
import { socketApi } from './socket-api.ts';

const visitor: Actor = { kind: 'visitor', tenantId: aurora, visitorId: robin, connectionId: socketOf('robin'), verified: 'no', mayStart: 'yes' };
const agent: Actor = { kind: 'agent', tenantId: aurora, agentId: ana, name: 'Ana', connectionId: socketOf('Ana') };
const strangers: Readonly<Record<string, Actor>> = {
  "another tenant's visitor": { ...visitor, tenantId: birch, connectionId: socketOf('thief') },
  'another visitor': { ...visitor, visitorId: other, connectionId: socketOf('thief') },
  "another tenant's agent": { ...agent, tenantId: birch, agentId: bo, connectionId: socketOf('thief') },
};

const example: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  hello: { sessionId: chat, after: 0 },
  start: { sessionId: chat, circumstances: { page: { url: 'https://shop.example/a', title: 'A' }, language: 'en' }, message: { entryId: 'e00000000001', text: 'Hi' } },
  say: { sessionId: chat, entryId: 'e00000000002', turn: 2, text: 'Hello', pass: 'x' },
  typing: { sessionId: chat, pass: 'x', draft: 'Hel' },
  looking: { sessionId: chat, pass: 'x', looking: true },
  sync: { sessionId: chat, after: 0 },
  connect: { sessionId: chat, language: 'en' },
  end: { sessionId: chat },
  'mark-unanswered': { sessionId: chat },
  rate: { sessionId: chat, rating: 'good' },
  update: { sessionId: chat, circumstances: { basket: { amount: 5, currency: 'EUR' } } },
  'mail-transcript': { sessionId: chat, entryId: 'e00000000003', to: 'robin@shop.example' },
  ping: { sessionIds: [chat] },
};

const routes = [
  ...VisitorRequest.def.options.map((schema) => ({ side: 'visitor', actor: visitor, schema, action: schema.shape.action.def.values.join() })),
  ...AgentRequest.def.options.map((schema) => ({ side: 'agent', actor: agent, schema, action: schema.shape.action.def.values.join() })),
];

async function aSocket() {
  const { needs, store, pushes } = await memoryNeeds();
  const lines: unknown[] = [];
  const handler = socketApi(socketActions(needs), (line) => lines.push(line));
  const send = async (actor: Actor, body: string, eventType = 'MESSAGE') => {
    const event = { requestContext: { eventType, requestId: 'r', authorizer: { actor: JSON.stringify(actor) } }, body };
    return z.object({ statusCode: z.number(), body: z.optional(z.string()) }).parse(await handler(event, context));
  };
  const ask = async (actor: Actor, action: string, more: object = {}) => {
    const { body } = await send(actor, JSON.stringify({ action, id: 'q', ...example[action], ...more }));
    return body === undefined ? undefined : Reply.parse(JSON.parse(body));
  };
  return { needs, store, pushes, lines, send, ask };
}

async function aChat() {
  const socket = await aSocket();
  await socket.ask(visitor, 'start');
  await socket.ask(agent, 'connect');
  return socket;
}

describe('malformed requests', () => {
  it.each(routes)('$side $action refuses 500 of them and changes nothing', async ({ actor, schema, action }) => {
    const { store, pushes, lines, send } = await aChat();
    const cases = corpus(schema, { action, id: 'q', ...example[action] });
    expect(cases.length).toBeGreaterThanOrEqual(500);
    let before = snapshot(store);
    for (const { flaw, body } of cases) {
      const sent = pushes.length;
      const reply = await send(actor, body);
      const answer = z.optional(Reply).parse(reply.body === undefined ? undefined : JSON.parse(reply.body));
      expect({ flaw, status: reply.statusCode, code: answer?.ok === false ? answer.refusal : 'ok' }).not.toMatchObject({ code: 'try-again' });
      if (answer?.ok === false) {
        expect({ flaw, store: snapshot(store), pushed: pushes.length }).toEqual({ flaw, store: before, pushed: sent });
        expect(reply.body).not.toContain(canary);
      }
      before = snapshot(store);
    }
    expect(lines).toEqual([]);
  });

  it('names the field to change', async () => {
    const { ask } = await aChat();
    expect(await ask(visitor, 'say', { text: 'a'.repeat(4_001) })).toMatchObject({ re: 'q', ok: false, refusal: 'input-too-large', field: 'text' });
  });

  it('refuses what only the other side may do', async () => {
    const { ask } = await aChat();
    expect(await ask(visitor, 'connect')).toMatchObject({ refusal: 'action-unknown' });
  });
});

describe('strangers', () => {
  const targeted = routes.filter(({ action }) => !['start', 'typing', 'looking', 'ping'].includes(action));
  const attacks = Object.entries(strangers).flatMap(([who, stranger]) =>
    targeted.filter(({ actor }) => actor.kind === stranger.kind).map(({ action }) => ({ who, stranger, action })),
  );

  it.each(attacks)("$who: $action of a chat reads as absent", async ({ stranger, action }) => {
    const { ask, store, pushes } = await aChat();
    const before = snapshot(store);
    const sent = pushes.length;
    const answer = await ask(stranger, action);
    expect(answer).toMatchObject({ ok: false, refusal: 'session-not-found' });
    expect(answer).toEqual(await ask(stranger, action, { sessionId: absent }));
    expect({ store: snapshot(store), sent: pushes.length }).toEqual({ store: before, sent });
  });

  it.each(Object.entries(strangers))('%s cannot type into a chat with a stolen pass', async (_who, stranger) => {
    const { ask, pushes } = await aChat();
    const hello = await ask(visitor, 'hello');
    const pass = z.object({ value: z.object({ session: z.object({ pass: z.string() }) }) }).parse(hello).value.session.pass;
    const sent = pushes.length;
    await ask({ ...stranger, tenantId: birch }, 'typing', { pass });
    expect(pushes.length).toBe(sent);
  });

  it("a visitor cannot start over another's session", async () => {
    const { ask, store } = await aChat();
    const before = snapshot(store.facts);
    expect(await ask({ ...visitor, visitorId: other }, 'start')).toMatchObject({ refusal: 'session-not-found' });
    expect(snapshot(store.facts)).toBe(before);
  });

  it('a ping tells nothing of what is not theirs', async () => {
    const { ask } = await aChat();
    expect(await ask({ ...visitor, visitorId: other }, 'ping')).toMatchObject({ ok: true, value: { heads: [] } });
  });
});

describe('faults', () => {
  it('answers a fault blandly and logs it once without content', async () => {
    const { needs } = await memoryNeeds();
    const lines: unknown[] = [];
    const broken = { ...needs, sessions: { ...needs.sessions, write: async () => Promise.reject(new Error(canary)) } };
    const handler = socketApi(socketActions(broken), (line) => lines.push(line));
    const event = {
      requestContext: { eventType: 'MESSAGE', requestId: 'r1', authorizer: { actor: JSON.stringify(visitor) } },
      body: JSON.stringify({ action: 'say', id: 'q', ...example['say'], text: canary }),
    };
    const reply = JSON.stringify(await handler(event, context));
    expect(reply).toContain('try-again');
    expect(lines).toMatchObject([{ code: 'fault', where: 'socket', request: 'r1', error: 'Error' }]);
    expect(`${reply}${JSON.stringify(lines)}`).not.toContain(canary);
  });

  it('keeps the clock of the server in every entry', async () => {
    const { store } = await aChat();
    expect([...store.sessions.values()][0]?.tail[0]?.at).toBe(noon);
  });
});
