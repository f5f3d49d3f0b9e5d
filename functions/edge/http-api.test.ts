import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { HttpRefusal, routes, type RouteName } from '../contract/http.ts';
import { refusals } from '../contract/refusals.ts';
import { consoleRoutes } from './console-routes.ts';
import { httpApi } from './http-api.ts';
import { context } from './test/context.ts';
import { canary, corpus } from './test/corpus.ts';
import { absent, ana, aurora, birch, bo, chat, memoryNeeds, noon, robin, snapshot, socketOf } from './test/memory-needs.ts';
import { visitorRoutes } from './visitor-routes.ts';

const claims = { sub: 's', 'custom:tenant': aurora, 'custom:agent': ana, 'custom:role': 'agent' };
const rival = { ...claims, 'custom:tenant': birch, 'custom:agent': bo };
const example: Readonly<Record<RouteName, Readonly<Record<string, unknown>>>> = {
  visit: { tenantId: aurora, origin: 'https://shop.example', visitor: 'x', identity: 'x', language: 'en' },
  me: {}, ticket: {}, sessions: {}, settings: {},
  session: { sessionId: chat },
  'change-settings': { version: 1, change: { enabled: false, rules: [{ days: [1], time: '09:00', enable: true }] } },
  'status-history': { text: 'a', from: '2026-01-01', to: '2026-12-31' },
};
const names = z.array(z.enum(['visit', 'me', 'ticket', 'sessions', 'session', 'settings', 'change-settings', 'status-history'])).parse(Object.keys(routes));

async function anApi() {
  const { needs, store, pushes } = await memoryNeeds();
  const lines: unknown[] = [];
  const handler = httpApi('http', [...visitorRoutes(needs), ...consoleRoutes(needs)], (line) => lines.push(line));
  const call = async (name: RouteName, body: string, more: { who?: object; headers?: object; path?: object } = {}) => {
    const { method, path } = routes[name];
    const event = {
      routeKey: `${method} ${path}`,
      headers: more.headers ?? {},
      ...(more.path ? { pathParameters: more.path } : {}),
      body,
      requestContext: { requestId: 'r', authorizer: { jwt: { claims: more.who ?? claims } } },
    };
    const reply = z.object({ statusCode: z.number(), body: z.string() }).parse(await handler(event, context));
    return { status: reply.statusCode, text: reply.body, body: z.record(z.string(), z.unknown()).parse(JSON.parse(reply.body)) };
  };
  return { needs, store, pushes, lines, call };
}

describe('malformed requests', () => {
  it.each(names)('%s refuses 500 of them and changes nothing', async (name) => {
    const { store, pushes, lines, call } = await anApi();
    const route = routes[name];
    const cases = corpus(route.input, { ...example[name], extra: 'x' });
    expect(cases.length).toBeGreaterThanOrEqual(500);
    let before = snapshot(store);
    for (const { flaw, body } of cases) {
      const sent = pushes.length;
      const { status, text } = await call(name, body);
      expect({ flaw, status }).not.toMatchObject({ status: 503 });
      if (status !== 200) {
        const refusal = HttpRefusal.parse(JSON.parse(text));
        expect(Object.keys(refusals)).toContain(refusal.refusal);
        expect({ flaw, store: snapshot(store), pushed: pushes.length }).toEqual({ flaw, store: before, pushed: sent });
        expect(text).not.toContain(canary);
      }
      before = snapshot(store);
    }
    expect(lines).toEqual([]);
  });

  it('names the field to change', async () => {
    const { call } = await anApi();
    expect(await call('change-settings', JSON.stringify({ version: 1, change: { timeZone: 'Mars/Base' } })))
      .toMatchObject({ status: 400, body: { refusal: 'input-invalid', field: 'change.timeZone' } });
  });

  it('answers an unknown address with 404', async () => {
    const { needs } = await memoryNeeds();
    const handler = httpApi('http', visitorRoutes(needs));
    const reply = await handler({ routeKey: 'GET /nothing', requestContext: {} }, context);
    expect(reply).toMatchObject({ statusCode: 404 });
  });
});

describe('who may ask', () => {
  it.each(names.filter((name) => name !== 'visit'))('%s refuses claims without a place at a desk', async (name) => {
    const { call } = await anApi();
    expect(await call(name, JSON.stringify(example[name]), { who: { ...claims, 'custom:agent': undefined } })).toMatchObject({ status: 403 });
  });

  it("answers another tenant's session like an absent one", async () => {
    const { needs, call } = await anApi();
    await aSession(needs);
    const theirs = await call('session', '', { who: rival, path: { sessionId: chat } });
    expect(theirs).toEqual(await call('session', '', { who: rival, path: { sessionId: absent } }));
    expect(theirs.status).toBe(404);
  });

  it("lists only one's own tenant's sessions", async () => {
    const { needs, call } = await anApi();
    await aSession(needs);
    expect(await call('sessions', '', { who: rival })).toMatchObject({ body: { rows: [] } });
    expect(await call('sessions', '')).toMatchObject({ body: { rows: [{ sessionId: chat }] } });
  });

  it('takes the country from the edge alone', async () => {
    const { call } = await anApi();
    const visit = { tenantId: aurora, origin: 'https://shop.example' };
    expect(await call('visit', JSON.stringify(visit), { headers: { 'cloudfront-viewer-country': 'IE' } })).toMatchObject({ status: 200 });
    expect(await call('visit', JSON.stringify({ ...visit, country: 'IE' }))).toMatchObject({ status: 400 });
  });

  it('refuses a page that is not on the list of sites', async () => {
    const { call } = await anApi();
    expect(await call('visit', JSON.stringify({ tenantId: aurora, origin: 'https://evil.example' })))
      .toMatchObject({ status: 403, body: { refusal: 'origin-refused', field: 'origin' } });
  });
});

async function aSession({ sessions, facts }: Awaited<ReturnType<typeof memoryNeeds>>['needs']) {
  const key = { tenantId: aurora, sessionId: chat };
  await facts.put(key, robin, { customer: { verified: false } });
  await sessions.create({
    ...key, visitorId: robin, state: 'waiting', version: 1, seq: 0, tail: [], turns: { visitor: 0 }, agents: {}, enteredAt: noon,
    visitorConnections: [socketOf('robin')], agentConnections: [],
  });
}
