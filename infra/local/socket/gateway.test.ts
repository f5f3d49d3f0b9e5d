import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { handClock } from '../testing/hand-clock.ts';
import { decider } from '../iam/decide.ts';
import { gateOf } from '../iam/gate.ts';
import { operatorKey } from '../iam/keys.ts';
import type { JsonObject } from '../json.ts';
import { anApp, invocationUri } from '../testing/app.ts';
import { aClient, refusedHandshake } from '../testing/client.ts';
import { startSockets } from './gateway.ts';
import { socketApiOf } from './routes.ts';

const route = (key: string, more: JsonObject = {}) => ({
  Type: 'AWS::ApiGatewayV2::Route',
  Properties: { ApiId: { Ref: 'Api' }, RouteKey: key, Target: { 'Fn::Join': ['/', ['integrations', { Ref: 'Integration' }]] }, ...more },
});

const resources = {
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'socket', ProtocolType: 'WEBSOCKET', RouteSelectionExpression: '$request.body.type' } },
  Stage: { Type: 'AWS::ApiGatewayV2::Stage', Properties: { ApiId: { Ref: 'Api' }, StageName: 'live' } },
  Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', IntegrationUri: invocationUri('echo') } },
  Authorizer: {
    Type: 'AWS::ApiGatewayV2::Authorizer',
    Properties: { ApiId: { Ref: 'Api' }, AuthorizerType: 'REQUEST', AuthorizerUri: invocationUri('guard'), IdentitySource: ['route.request.querystring.ticket'] },
  },
  Connect: route('$connect', { AuthorizationType: 'CUSTOM', AuthorizerId: { Ref: 'Authorizer' } }),
  Disconnect: route('$disconnect'),
  Default: route('$default', { RouteResponseSelectionExpression: '$default' }),
  Answer: { Type: 'AWS::ApiGatewayV2::RouteResponse', Properties: { ApiId: { Ref: 'Api' }, RouteId: { Ref: 'Default' }, RouteResponseKey: '$default' } },
};

const minute = 60_000;

const guard = `export const handler = async (event) => {
  const ticket = event.queryStringParameters.ticket;
  if (ticket === 'broken') throw new Error('broken');
  if (ticket === 'unknown') throw new Error('Unauthorized');
  const Effect = ticket === 'denied' ? 'Deny' : 'Allow';
  return {
    principalId: 'someone',
    policyDocument: { Version: '2012-10-17', Statement: [{ Effect, Action: 'execute-api:Invoke', Resource: event.methodArn }] },
    context: { tenant: 'aurora', level: 3, event: JSON.stringify(event) },
  };
};`;

const echo = `export const handler = async (event) => {
  if (event.requestContext.eventType !== 'MESSAGE') {
    console.log(JSON.stringify(event));
    if (event.queryStringParameters?.ticket === 'slow') await new Promise((resolve) => setTimeout(resolve, 300));
    return { statusCode: event.queryStringParameters?.ticket === 'teapot' ? 418 : 200 };
  }
  if (event.body === 'fail') throw new Error('no');
  if (event.body === 'hang') return new Promise(() => {});
  if (event.body === 'quiet') return { statusCode: 200 };
  return { statusCode: 200, body: JSON.stringify(event) };
};`;

/** Enough to read an event; whatever else is in it stays for the comparison. */
const Event = z.looseObject({
  body: z.string().optional(),
  requestContext: z.looseObject({ connectionId: z.string(), eventType: z.string(), authorizer: z.looseObject({ event: z.string() }) }),
});

describe('the WebSocket API', () => {
  let undo = new AsyncDisposableStack();
  let base = '';
  let time = handClock(0);
  let lines: string[] = [];

  beforeEach(async () => {
    undo = new AsyncDisposableStack();
    time = handClock(1_700_000_000_000);
    const app = anApp({ guard, echo }, resources, undo);
    ({ lines } = app);
    const api = socketApiOf(app.model, app.functions);
    const port = await startSockets({ api, gate: gateOf(app.keys, decider()), clock: time.clock, port: 0 }, undo);
    base = `127.0.0.1:${port}/live`;
  });
  afterEach(() => undo.disposeAsync());

  const connect = (ticket = 'good') => aClient(`ws://${base}?ticket=${ticket}`);
  const authorization = `AWS4-HMAC-SHA256 Credential=${operatorKey.accessKeyId}/20260101/eu-central-1/execute-api/aws4_request, Signature=0`;
  const manage = (method: string, id: string, body?: string) =>
    fetch(`http://${base}/@connections/${encodeURIComponent(id)}`, { method, headers: { authorization }, ...(body !== undefined && { body }) });
  const eventOf = async (client: Awaited<ReturnType<typeof connect>>) => {
    client.socket.send('{"type":"say"}');
    return Event.parse(JSON.parse(await client.next()));
  };

  it('hands a message to the function in the recorded shape', async () => {
    const client = await connect();
    expect(await eventOf(client)).toEqual({
      requestContext: {
        routeKey: '$default', eventType: 'MESSAGE', messageDirection: 'IN', stage: 'live',
        messageId: expect.stringMatching(/=$/), extendedRequestId: expect.stringMatching(/=$/), requestId: expect.stringMatching(/=$/),
        requestTime: '14/Nov/2023:22:13:20 +0000', connectedAt: 1_700_000_000_000, requestTimeEpoch: 1_700_000_000_000,
        identity: { userAgent: '', sourceIp: '127.0.0.1' },
        domainName: expect.stringMatching(/^[0-9a-z]{10}\.execute-api\.eu-central-1\.amazonaws\.com$/),
        connectionId: expect.stringMatching(/^[A-Za-z0-9_-]{15}=$/), apiId: expect.stringMatching(/^[0-9a-z]{10}$/),
        authorizer: { principalId: 'someone', integrationLatency: 0, tenant: 'aurora', level: '3', event: expect.any(String) },
      },
      body: '{"type":"say"}', isBase64Encoded: false,
    });
  });

  it('asks the authorizer in the recorded shape', async () => {
    const { requestContext } = await eventOf(await connect());
    expect(JSON.parse(requestContext.authorizer.event)).toEqual({
      type: 'REQUEST', stageVariables: {},
      methodArn: expect.stringMatching(/^arn:aws:execute-api:eu-central-1:000000000000:[0-9a-z]{10}\/live\/\$connect$/),
      headers: expect.objectContaining({ 'X-Forwarded-Proto': 'https', 'Sec-WebSocket-Version': '13' }),
      multiValueHeaders: expect.objectContaining({ 'X-Forwarded-Port': ['443'] }),
      queryStringParameters: { ticket: 'good' }, multiValueQueryStringParameters: { ticket: ['good'] },
      requestContext: expect.objectContaining({ eventType: 'CONNECT', routeKey: '$connect' }),
    });
  });

  it.each([
    ['?ticket=unknown', 401, 'Unauthorized'], ['', 401, 'Unauthorized'], ['?ticket=denied', 403, 'Forbidden'],
    ['?ticket=broken', 500, 'Internal Server Error'], ['?ticket=teapot', 418, 'Error'],
  ])('refuses the handshake %s with %i', async (query, status, message) => {
    expect(await refusedHandshake(`ws://${base}${query}`)).toEqual({ status, body: JSON.stringify({ message }) });
  });

  it('answers a failing route with an error frame', async () => {
    const client = await connect();
    client.socket.send('fail');
    expect(JSON.parse(await client.next())).toEqual({
      message: 'Internal server error', connectionId: expect.stringMatching(/=$/), requestId: expect.stringMatching(/=$/),
    });
  });

  it('sends nothing for a route that returns no body', async () => {
    const client = await connect();
    client.socket.send('quiet');
    expect(await eventOf(client)).toMatchObject({ body: '{"type":"say"}' });
  });

  it('posts to, describes and closes a connection', async () => {
    const client = await connect();
    const id = (await eventOf(client)).requestContext.connectionId;
    expect((await manage('POST', id, 'hello')).status).toBe(200);
    expect(await client.next()).toBe('hello');
    expect(await (await manage('GET', id)).json()).toMatchObject({ connectedAt: '2023-11-14T22:13:20.000Z', identity: { sourceIp: '127.0.0.1' } });
    expect((await manage('DELETE', id)).status).toBe(204);
    expect(await client.closed).toBe(1000);
    const gone = await manage('POST', id, 'hello');
    expect([gone.status, gone.headers.get('x-amzn-errortype')]).toEqual([410, 'GoneException']);
  });

  it('answers 410 for a connection whose $connect has not returned', async () => {
    const opening = connect('slow');
    while (lines.length === 0) await new Promise((resolve) => setImmediate(resolve));
    const id = Event.parse(JSON.parse(lines[0]?.replace('Test-echo: ', '') ?? '')).requestContext.connectionId;
    expect((await manage('POST', id, 'early')).status).toBe(410);
    await opening;
    expect((await manage('POST', id, 'now')).status).toBe(200);
  });

  it('gives up on an integration after 29 seconds', async () => {
    const client = await connect();
    client.socket.send('hang');
    // Frames of one client run side by side, so this answer shows that the other is under way.
    await eventOf(client);
    time.advance(29_000);
    expect(JSON.parse(await client.next())).toMatchObject({ message: 'Endpoint request timed out' });
  });

  it('survives addresses that are none', async () => {
    const answer = await fetch(`http://${base}/@connections/%E0%A4%A`, { method: 'POST', headers: { authorization }, body: 'x' });
    expect(answer.status).toBe(500);
    expect((await fetch(`http://${base.replace('/live', '')}//`)).status).toBe(403);
  });

  it('refuses a management call without a key', async () => {
    const answer = await fetch(`http://${base}/@connections/abc%3D`, { method: 'POST', body: 'x' });
    expect([answer.status, answer.headers.get('x-amzn-errortype')]).toEqual([403, 'ForbiddenException']);
  });

  it.each([['frame', 32 * 1024 + 1], ['message', 128 * 1024 + 1]])('closes on a %s that is too large with 1009', async (_what, size) => {
    const client = await connect();
    client.socket.send('x'.repeat(size));
    expect(await client.closed).toBe(1009);
  });

  it('takes a message of several frames', async () => {
    const client = await connect();
    client.socket.send('{"text":"', { fin: false });
    for (let at = 0; at < 3; at += 1) client.socket.send('x'.repeat(25_000), { fin: false });
    client.socket.send('"}', { fin: true });
    expect(Event.parse(JSON.parse(await client.next())).body).toHaveLength(75_011);
  });

  it('closes a connection that is idle for 10 minutes', async () => {
    const client = await connect();
    time.advance(9 * minute);
    await eventOf(client);
    time.advance(9 * minute);
    await eventOf(client);
    time.advance(11 * minute);
    expect(await client.closed).toBe(1001);
  });

  it('closes a busy connection after 2 hours', async () => {
    const client = await connect();
    for (let past = 0; past < 117; past += 9) {
      time.advance(9 * minute);
      await eventOf(client);
    }
    time.advance(3 * minute);
    expect(await client.closed).toBe(1001);
  });

  it('tells the function about a disconnection in the recorded shape', async () => {
    const client = await connect();
    client.socket.close(4001, 'bye');
    await client.closed;
    await eventOf(await connect());
    const events = lines.map((line) => Event.parse(JSON.parse(line.replace('Test-echo: ', ''))));
    expect(events.find(({ requestContext }) => requestContext.eventType === 'DISCONNECT')).toMatchObject({
      headers: { 'x-api-key': '', 'x-restapi': '' },
      requestContext: { routeKey: '$disconnect', disconnectStatusCode: 4001, disconnectReason: 'bye', authorizer: { tenant: 'aurora' } },
      isBase64Encoded: false,
    });
  });
});
