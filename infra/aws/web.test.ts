import { describe, expect, it } from '@jest/globals';
import { CachePolicy } from 'aws-cdk-lib/aws-cloudfront';
import { deployed, list, part, text, type Resource } from './test/templates.ts';

const { ofType, outputs } = deployed();
const local = deployed('local');
const policy = (name: string, stage = { ofType }) =>
  part(stage.ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ id }) => id.startsWith(name))?.properties, 'ResponseHeadersPolicyConfig');
const csp = (name: string, stage = { ofType }) => text(part(policy(name, stage), 'SecurityHeadersConfig', 'ContentSecurityPolicy', 'ContentSecurityPolicy'));
const localCsp = (name: string) => csp(name, local);
const uploads = ofType('Custom::CDKBucketDeployment');
const upload = (id: string): Resource | undefined => uploads.find((one) => one.id.startsWith(id));

describe('headers', () => {
  it.each(['ConsoleHeaders', 'WidgetHeaders', 'LauncherHeaders', 'ApiHeaders'])('begin with nothing allowed: %s', (name) => {
    expect(csp(name)).toContain("default-src 'none'");
  });

  it.each(['ConsoleHeaders', 'WidgetHeaders'])('run our own script files only: %s', (name) => {
    expect(csp(name)).toMatch(/script-src 'self';/);
    expect(csp(name)).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it.each(['ConsoleHeaders', 'WidgetHeaders'])('keep styles in files: %s', (name) => {
    expect(csp(name)).not.toContain('unsafe-inline');
  });

  it('connect the widget to its own origin and the socket alone', () => {
    const sources = (name: string) => /connect-src ([^;]*)/.exec(localCsp(name))?.[1];
    expect(sources('WidgetHeaders')).toBe("'self' ws://localhost:4005");
  });

  it('let the console show pictures of shops, over TLS where it has TLS', () => {
    const sources = (policyText: string) => /img-src ([^;]*)/.exec(policyText)?.[1];
    expect(sources(csp('ConsoleHeaders'))).toBe("'self' https: data:");
    expect(sources(localCsp('ConsoleHeaders'))).toBe("'self' https: http: data:");
    expect(sources(csp('WidgetHeaders'))).toBe("'self' data:");
  });

  it('keep the console out of frames, and the widget in them', () => {
    expect(csp('ConsoleHeaders')).toContain("frame-ancestors 'none'");
    expect(csp('WidgetHeaders')).not.toContain('frame-ancestors');
    expect(part(policy('WidgetHeaders'), 'SecurityHeadersConfig', 'FrameOptions')).toBeUndefined();
  });

  it('demand TLS, stated types and no referrer', () => {
    for (const name of ['ConsoleHeaders', 'WidgetHeaders', 'LauncherHeaders', 'ApiHeaders']) {
      const security = part(policy(name), 'SecurityHeadersConfig');
      expect(part(security, 'StrictTransportSecurity', 'AccessControlMaxAgeSec')).toBe(31_536_000);
      expect(part(security, 'ContentTypeOptions', 'Override')).toBe(true);
      expect(part(security, 'ReferrerPolicy', 'ReferrerPolicy')).toBe('no-referrer');
      expect(text(part(policy(name), 'CustomHeadersConfig'))).toContain('Permissions-Policy');
    }
  });

  it('let every shop read the launcher files', () => {
    expect(part(policy('LauncherHeaders'), 'CorsConfig', 'AccessControlAllowOrigins', 'Items')).toEqual(['*']);
  });
});

describe('the visitor API behind the site', () => {
  const config = ofType('AWS::CloudFront::Distribution').map(({ properties }) => part(properties, 'DistributionConfig')).find((one) => part(one, 'CacheBehaviors', 1));
  const behavior = list(part(config, 'CacheBehaviors')).find((one) => part(one, 'PathPattern') === '/v1/*');
  const origin = list(part(config, 'Origins')).find((one) => part(one, 'Id') === part(behavior, 'TargetOriginId'));

  it('takes every method over TLS and keeps no answer', () => {
    expect(list(part(behavior, 'AllowedMethods'))).toContain('POST');
    expect(part(behavior, 'ViewerProtocolPolicy')).toBe('https-only');
    expect(part(behavior, 'CachePolicyId')).toBe(CachePolicy.CACHING_DISABLED.cachePolicyId);
  });

  it('is reached over TLS, at its own address', () => {
    expect(part(origin, 'CustomOriginConfig', 'OriginProtocolPolicy')).toBe('https-only');
    expect(text(part(origin, 'DomainName'))).toContain('.execute-api.eu-central-1.amazonaws.com');
  });

  it('learns the country of a visitor, and no Host it would refuse (IRP-41)', () => {
    const request = ofType('AWS::CloudFront::OriginRequestPolicy')[0];
    expect(part(behavior, 'OriginRequestPolicyId', 'Ref')).toBe(request?.id);
    expect(part(request?.properties, 'OriginRequestPolicyConfig', 'HeadersConfig')).toEqual({
      HeaderBehavior: 'whitelist', Headers: ['CloudFront-Viewer-Country', 'Content-Type'],
    });
  });
});

describe('files', () => {
  it('are reached through CloudFront alone', () => {
    for (const { properties } of ofType('AWS::S3::Bucket')) {
      expect(part(properties, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets')).toBe(true);
    }
    for (const { properties } of ofType('AWS::CloudFront::Distribution')) {
      const buckets = list(part(properties, 'DistributionConfig', 'Origins')).filter((origin) => part(origin, 'S3OriginConfig'));
      expect(buckets).toHaveLength(1);
      for (const origin of buckets) expect(part(origin, 'OriginAccessControlId')).toBeDefined();
    }
  });

  it('are uploaded without removing any', () => {
    expect(uploads).toHaveLength(4);
    for (const { properties } of uploads) expect(part(properties, 'Prune')).toBe(false);
  });

  it('never touch what tenants publish', () => {
    expect(part(upload('WidgetCustom')?.properties, 'DestinationBucketKeyPrefix')).toBe('widget');
    expect(part(upload('WidgetParts')?.properties, 'DestinationBucketKeyPrefix')).toBe('widget');
  });

  it.each(['WidgetParts', 'ConsoleParts'])('named by their content are kept for ever: %s', (id) => {
    expect(text(part(upload(id)?.properties, 'SystemMetadata', 'cache-control'))).toContain('immutable');
  });

  it('tell the pages where the APIs are', () => {
    const widget = local.ofType('Custom::CDKBucketDeployment').find(({ id }) => id.startsWith('WidgetCustom'))?.properties;
    expect(list(part(widget, 'SourceObjectKeys'))).toHaveLength(2);
    expect(text(part(upload('WidgetCustom')?.properties, 'SourceMarkers', 1))).toContain('SiteCdn');
    expect(list(part(upload('ConsoleCustom')?.properties, 'SourceObjectKeys'))).toHaveLength(2);
    expect(Object.keys(part(upload('ConsoleCustom')?.properties, 'SourceMarkers', 1) ?? {})).toHaveLength(4);
  });
});

describe('the outputs', () => {
  it.each(['ConsoleUrl', 'SiteUrl', 'ScriptTag', 'VisitorApiUrl', 'ConsoleApiUrl', 'SocketUrl', 'TableName', 'UserPoolId', 'FirstTenant', 'FirstAgent'])('name %s', (name) => {
    expect(outputs.map(([output]) => output)).toContain(name);
  });

  it('hold a script tag to paste', () => {
    expect(text(outputs.find(([name]) => name === 'ScriptTag')?.[1])).toContain('data-tenant=');
  });
});
