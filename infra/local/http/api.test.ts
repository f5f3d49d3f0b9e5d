import { createServer } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, type GenerateKeyPairResult, SignJWT } from 'jose';
import { handClock } from '../testing/hand-clock.ts';
import { anApp, invocationUri } from '../testing/app.ts';
import { listen, replyJson } from '../web.ts';
import { startHttpApi } from './api.ts';
import { jwtVerifier } from './jwt.ts';
import { httpApisOf } from './routes.ts';

const handlers = {
  echo: `export const handler = async (event) => {
    if (event.rawPath === '/v1/fail') throw new Error('no');
    if (event.rawPath === '/v1/bare') return { bare: true };
    return { statusCode: 201, headers: { 'Content-Type': 'application/json', 'X-Own': 'yes' }, cookies: ['a=1'], body: JSON.stringify(event) };
  };`,
  hang: `export const handler = () => new Promise(() => {});`,
};

describe('an HTTP API', () => {
  const undo = new AsyncDisposableStack();
  let base = '';
  let issuer = '';
  let pair: GenerateKeyPairResult;

  beforeAll(async () => {
    pair = await generateKeyPair('RS256');
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'k', alg: 'RS256' };
    const keys = createServer((request, response) => replyJson(response, 200, request.url === '/jwks' ? { keys: [jwk] } : { jwks_uri: `${issuer}/jwks` }));
    issuer = `http://127.0.0.1:${await listen(keys, 0, undo)}`;
    const route = (key: string, more = {}) => ({
      Type: 'AWS::ApiGatewayV2::Route',
      Properties: { ApiId: { Ref: 'Api' }, RouteKey: key, Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Integration' }]] }, ...more },
    });
    const app = anApp(handlers, {
      Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'visitor', ProtocolType: 'HTTP', CorsConfiguration: { AllowOrigins: ['http://shop.test'], AllowMethods: ['GET', 'POST'], AllowHeaders: ['content-type'], MaxAge: 600 } } },
      Integration: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationUri: invocationUri('echo') } },
      Hanging: { Type: 'AWS::ApiGatewayV2::Integration', Properties: { ApiId: { Ref: 'Api' }, IntegrationType: 'AWS_PROXY', PayloadFormatVersion: '2.0', IntegrationUri: invocationUri('hang') } },
      Authorizer: { Type: 'AWS::ApiGatewayV2::Authorizer', Properties: { ApiId: { Ref: 'Api' }, AuthorizerType: 'JWT', IdentitySource: ['$request.header.Authorization'], JwtConfiguration: { Issuer: issuer, Audience: ['client'] } } },
      Open: route('POST /v1/visits/{id}'), Fail: route('GET /v1/fail'), Hang: route('GET /v1/hang', { Target: { 'Fn::Join': ['', ['integrations/', { Ref: 'Hanging' }]] } }), Bare: route('GET /v1/bare'),
      Guarded: route('GET /v1/me', { AuthorizationType: 'JWT', AuthorizerId: { Ref: 'Authorizer' } }),
    }, undo);
    const [api] = httpApisOf(app.model, app.functions);
    if (!api) throw new Error('no api');
    const { clock } = handClock(1_700_000_000_000);
    base = `http://127.0.0.1:${await startHttpApi({ api, verify: jwtVerifier(), clock, port: 0 }, undo)}`;
  });
  afterAll(() => undo.disposeAsync());

  const token = (claims: Record<string, unknown>, expiry = '1h') =>
    new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid: 'k' }).setIssuer(issuer).setExpirationTime(expiry).sign(pair.privateKey);
  const me = (authorization: string) => fetch(`${base}/v1/me`, { headers: { authorization } });

  it('hands a request to the function in payload format 2.0', async () => {
    const answer = await fetch(`${base}/v1/visits/a%20b?x=1&x=2`, {
      method: 'POST', body: '{"a":1}', headers: { 'content-type': 'application/json', cookie: 'one=1; two=2', 'user-agent': 'test' },
    });
    expect([answer.status, answer.headers.get('x-own'), answer.headers.get('set-cookie')]).toEqual([201, 'yes', 'a=1']);
    expect(await answer.json()).toEqual({
      version: '2.0', routeKey: 'POST /v1/visits/{id}', rawPath: '/v1/visits/a%20b', rawQueryString: 'x=1&x=2',
      cookies: ['one=1', 'two=2'],
      headers: expect.objectContaining({ 'content-type': 'application/json', 'x-forwarded-proto': 'https' }),
      queryStringParameters: { x: '1,2' }, pathParameters: { id: 'a b' },
      requestContext: {
        accountId: '000000000000', apiId: expect.any(String), domainName: expect.stringContaining('.execute-api.'), domainPrefix: expect.any(String),
        http: { method: 'POST', path: '/v1/visits/a%20b', protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' },
        requestId: expect.any(String), routeKey: 'POST /v1/visits/{id}', stage: '$default', time: '14/Nov/2023:22:13:20 +0000', timeEpoch: 1_700_000_000_000,
      },
      body: '{"a":1}', isBase64Encoded: false,
    });
  });

  it('gives the claims of a valid token as text', async () => {
    const event = await (await me(`Bearer ${await token({ aud: 'client', sub: 'ana', email_verified: true, 'cognito:groups': ['a', 'b'] })}`)).json();
    expect(event).toMatchObject({ requestContext: { authorizer: { jwt: { claims: { sub: 'ana', email_verified: 'true', 'cognito:groups': '[a b]' }, scopes: null } } } });
  });

  it('refuses an absent, foreign, expired or broken token with 401', async () => {
    const tokens = ['', 'Bearer x.y.z', `Bearer ${await token({ aud: 'other' })}`, `Bearer ${await token({ aud: 'client' }, '-1h')}`];
    for (const one of tokens) {
      const answer = await me(one);
      expect([answer.status, await answer.json()]).toEqual([401, { message: 'Unauthorized' }]);
    }
  });

  it('answers a preflight of an allowed origin only', async () => {
    const preflight = (origin: string) => fetch(`${base}/v1/me`, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'GET' } });
    const allowed = await preflight('http://shop.test');
    expect([allowed.status, allowed.headers.get('access-control-allow-origin'), allowed.headers.get('access-control-max-age')]).toEqual([204, 'http://shop.test', '600']);
    expect((await preflight('http://evil.test')).headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([['/v1/fail', 500, 'Internal Server Error'], ['/v1/hang', 500, 'Internal Server Error'], ['/v1/nothing', 404, 'Not Found']])(
    'answers %s with %i', async (path, status, message) => {
      const answer = await fetch(`${base}${path}`);
      expect([answer.status, await answer.json()]).toEqual([status, { message }]);
    });

  it('takes an answer without a status as the body', async () => {
    expect(await (await fetch(`${base}/v1/bare`)).json()).toEqual({ bare: true });
  });

  it('refuses a body over 10 MB', async () => {
    const answer = await fetch(`${base}/v1/visits/1`, { method: 'POST', body: 'x'.repeat(10 * 1024 * 1024 + 1) });
    expect(answer.status).toBe(413);
  });
});
