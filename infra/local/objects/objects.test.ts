import { mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { DeleteObjectCommand, GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startEndpoint } from '../endpoint.ts';
import { decider } from '../iam/decide.ts';
import { gateOf } from '../iam/gate.ts';
import { type AccessKey, keyRing, operatorKey } from '../iam/keys.ts';
import { rolesOf } from '../iam/roles.ts';
import type { Resource } from '../template/model.ts';
import { temporaryFolder, testModel } from '../testing/app.ts';
import { listen, readBody, replyJson } from '../web.ts';
import { deployedObjects } from './deployment.ts';
import { hostedBy } from './distribution.ts';
import { s3Service } from './s3.ts';
import { startSite } from './site.ts';
import { objectsIn } from './store.ts';

const deployment = (key: string, more: object) => ({
  Type: 'Custom::CDKBucketDeployment',
  Properties: { ServiceToken: 'x', SourceBucketNames: ['assets'], SourceObjectKeys: [key], DestinationBucketName: { Ref: 'Site' }, ...more },
});
const distribution = (more: object) => ({
  Type: 'AWS::CloudFront::Distribution',
  Properties: { DistributionConfig: {
    Origins: [
      { Id: 'o', DomainName: { 'Fn::GetAtt': ['Site', 'RegionalDomainName'] } },
      { Id: 'a', DomainName: { 'Fn::Join': ['', [{ Ref: 'Api' }, '.execute-api.eu-central-1.amazonaws.com']] } },
    ],
    DefaultCacheBehavior: { TargetOriginId: 'o', ResponseHeadersPolicyId: { Ref: 'Headers' } }, ...more,
  } },
});

const resources = {
  Site: { Type: 'AWS::S3::Bucket', Properties: {} },
  Parts: deployment('web.zip', { DestinationBucketKeyPrefix: 'widget', Exclude: ['*'], Include: ['app-*'], SystemMetadata: { 'cache-control': 'immutable' } }),
  Pages: deployment('web.zip', { DestinationBucketKeyPrefix: 'widget', Exclude: ['app-*'] }),
  Settings: deployment('settings.zip', { SourceMarkers: [{ '<<marker:0xbaba:0>>': 'http://localhost:4003' }] }),
  Headers: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties: { ResponseHeadersPolicyConfig: {
    Name: 'h', SecurityHeadersConfig: { ContentSecurityPolicy: { ContentSecurityPolicy: "default-src 'none'", Override: true }, ContentTypeOptions: { Override: true } },
    CustomHeadersConfig: { Items: [{ Header: 'Permissions-Policy', Value: 'camera=()', Override: true }] },
  } } },
  Open: { Type: 'AWS::CloudFront::ResponseHeadersPolicy', Properties: { ResponseHeadersPolicyConfig: {
    Name: 'o', CorsConfig: { AccessControlAllowCredentials: false, AccessControlAllowHeaders: { Items: ['*'] }, AccessControlAllowMethods: { Items: ['GET'] }, AccessControlAllowOrigins: { Items: ['*'] }, OriginOverride: true },
  } } },
  Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { Name: 'visitors', ProtocolType: 'HTTP' } },
  Request: { Type: 'AWS::CloudFront::OriginRequestPolicy', Properties: { OriginRequestPolicyConfig: {
    Name: 'r', HeadersConfig: { HeaderBehavior: 'whitelist', Headers: ['CloudFront-Viewer-Country', 'Content-Type'] },
  } } },
  Cdn: distribution({ CacheBehaviors: [
    { PathPattern: '/t/*', TargetOriginId: 'o', ResponseHeadersPolicyId: { Ref: 'Open' } },
    { PathPattern: '/v1/*', TargetOriginId: 'a', AllowedMethods: ['GET', 'HEAD', 'POST'], OriginRequestPolicyId: { Ref: 'Request' }, ResponseHeadersPolicyId: { Ref: 'Headers' } },
  ] }),
  Console: distribution({ DefaultRootObject: 'widget/frame.html', CustomErrorResponses: [{ ErrorCode: 403, ResponseCode: 200, ResponsePagePath: '/widget/frame.html' }] }),
  Role: { Type: 'AWS::IAM::Role', Properties: { Policies: [{ PolicyName: 'p', PolicyDocument: { Version: '2012-10-17', Statement: [{ Effect: 'Allow', Action: 's3:PutObject', Resource: { 'Fn::Join': ['', [{ 'Fn::GetAtt': ['Site', 'Arn'] }, '/t/*']] } }] } }] } },
};

describe('objects and what the distributions serve of them', () => {
  const undo = new AsyncDisposableStack();
  let bucket = '';
  let site = '';
  let console = '';
  let asFunction: S3Client;
  let asOperator: S3Client;

  beforeAll(async () => {
    const folder = temporaryFolder(undo);
    for (const name of ['web', 'settings']) mkdirSync(join(folder, name));
    writeFileSync(join(folder, 'web/app-1.js'), 'app');
    writeFileSync(join(folder, 'web/frame.html'), '<html>frame');
    writeFileSync(join(folder, 'settings/console.json'), '{"apiUrl":"<<marker:0xbaba:0>>"}');
    const model = testModel(resources, new Map([['web.zip', join(folder, 'web')], ['settings.zip', join(folder, 'settings')]]));
    bucket = model.of('AWS::S3::Bucket')[0]?.ref ?? '';
    const objects = objectsIn(folder, deployedObjects(model), Date.now);
    const keys = keyRing();
    const [role] = rolesOf(model).values();
    const [cdn, pages] = model.of('AWS::CloudFront::Distribution');
    if (!role || !cdn || !pages) throw new Error('not declared');
    const port = await startEndpoint({ s3: s3Service(objects, gateOf(keys, decider())) }, 0, undo);
    const client = (credentials: AccessKey) =>
      undo.adopt(new S3Client({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1', credentials }), (one) => one.destroy());
    asFunction = client(keys.issue(role, 'outbox'));
    asOperator = client(operatorKey);
    const mirror = createServer((request, response) => {
      const { headers, method, url } = request;
      void readBody(request).then((body) => replyJson(response, 201, { method, url, headers, body: String(body) }));
    });
    const apis = new Map([[model.of('AWS::ApiGatewayV2::Api')[0]?.ref ?? '', await listen(mirror, 0, undo)]]);
    const start = async (resource: Resource) =>
      `http://127.0.0.1:${await startSite({ hosted: hostedBy(resource, model), objects, apis, country: 'IE', port: 0 }, undo)}`;
    site = await start(cdn);
    console = await start(pages);
  });
  afterAll(() => undo.disposeAsync());

  it('serves an object that a function has put', async () => {
    await asFunction.send(new PutObjectCommand({ Bucket: bucket, Key: 't/aurora/config.json', Body: '{"a":1}', ContentType: 'application/json', CacheControl: 'max-age=60' }));
    const answer = await fetch(`${site}/t/aurora/config.json`);
    expect([await answer.json(), answer.headers.get('content-type'), answer.headers.get('cache-control')]).toEqual([{ a: 1 }, 'application/json', 'max-age=60']);
  });

  it('stores a streamed body whole', async () => {
    const body = 'x'.repeat(200_000);
    await asOperator.send(new PutObjectCommand({ Bucket: bucket, Key: 'big', Body: Buffer.from(body) }));
    const { Body } = await asOperator.send(new GetObjectCommand({ Bucket: bucket, Key: 'big' }));
    expect(await Body?.transformToString()).toBe(body);
    expect(await asOperator.send(new HeadObjectCommand({ Bucket: bucket, Key: 'big' }))).toMatchObject({ ContentLength: 200_000 });
  });

  it('forgets a deleted object', async () => {
    await asOperator.send(new PutObjectCommand({ Bucket: bucket, Key: 'short', Body: 'x' }));
    await asOperator.send(new DeleteObjectCommand({ Bucket: bucket, Key: 'short' }));
    await expect(asOperator.send(new GetObjectCommand({ Bucket: bucket, Key: 'short' }))).rejects.toMatchObject({ name: 'NoSuchKey' });
  });

  it('denies a key outside the role', async () => {
    await expect(asFunction.send(new PutObjectCommand({ Bucket: bucket, Key: 'widget/loader.js', Body: 'x' }))).rejects.toMatchObject({ name: 'AccessDenied' });
  });

  it.each([['/widget/app-1.js', 'app', 'immutable'], ['/widget/frame.html', '<html>frame', 'no-cache'], ['/console.json', '{"apiUrl":"http://localhost:4003"}', 'no-cache']])(
    'serves the deployed file %s', async (path, text, caching) => {
      const answer = await fetch(`${site}${path}`);
      expect([await answer.text(), answer.headers.get('cache-control')]).toEqual([text, caching]);
    });

  it('adds the headers of the policy to its paths only', async () => {
    const { headers } = await fetch(`${site}/widget/frame.html`);
    expect([headers.get('content-security-policy'), headers.get('x-content-type-options'), headers.get('permissions-policy')]).toEqual(["default-src 'none'", 'nosniff', 'camera=()']);
    expect((await fetch(`${site}/t/aurora/config.json`)).headers.get('content-security-policy')).toBeNull();
  });

  it('lets pages of other origins read what the policy opens', async () => {
    const open = async (path: string) => (await fetch(`${site}${path}`, { headers: { origin: 'http://shop.test' } })).headers.get('access-control-allow-origin');
    expect([await open('/t/aurora/config.json'), await open('/widget/frame.html')]).toEqual(['*', null]);
  });

  it('IRP-41: hands a visit on with the country of the CDN, whatever the client says', async () => {
    const headers = { 'content-type': 'application/json', 'cloudfront-viewer-country': 'DE', cookie: 'a=b' };
    const answer = await fetch(`${site}/v1/visits?a=1`, { method: 'POST', body: '{}', headers });
    expect([answer.status, answer.headers.get('x-content-type-options'), await answer.json()]).toEqual([201, 'nosniff', {
      method: 'POST', url: '/v1/visits?a=1', body: '{}',
      headers: {
        'content-type': 'application/json', 'content-length': '2', 'user-agent': 'Amazon CloudFront', 'cloudfront-viewer-country': 'IE',
        host: expect.not.stringContaining(new URL(site).host), connection: expect.any(String),
      },
    }]);
  });

  it('refuses a method that the behaviour does not allow', async () => {
    const status = async (method: string, path: string) => (await fetch(`${site}${path}`, { method })).status;
    expect([await status('DELETE', '/v1/visits'), await status('POST', '/widget/frame.html')]).toEqual([403, 403]);
  });

  it('answers 403 for what is not there, or the page of a single-page application', async () => {
    expect((await fetch(`${site}/nothing`)).status).toBe(403);
    const answer = await fetch(`${console}/sessions/1`);
    expect([answer.status, await answer.text()]).toEqual([200, '<html>frame']);
  });
});
