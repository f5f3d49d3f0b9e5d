import { describe, expect, it } from '@jest/globals';
import { deployed, list, part, text, type Resource } from './test/templates.ts';

const { ofType, outputs } = deployed();
const policy = (name: string) =>
  part(ofType('AWS::CloudFront::ResponseHeadersPolicy').find(({ id }) => id.startsWith(name))?.properties, 'ResponseHeadersPolicyConfig');
const csp = (name: string) => text(part(policy(name), 'SecurityHeadersConfig', 'ContentSecurityPolicy', 'ContentSecurityPolicy'));
const uploads = ofType('Custom::CDKBucketDeployment');
const upload = (id: string): Resource | undefined => uploads.find((one) => one.id.startsWith(id));

describe('headers', () => {
  it.each(['ConsoleHeaders', 'WidgetHeaders', 'LauncherHeaders'])('begin with nothing allowed: %s', (name) => {
    expect(csp(name)).toContain("default-src 'none'");
  });

  it.each(['ConsoleHeaders', 'WidgetHeaders'])('run our own script files only: %s', (name) => {
    expect(csp(name)).toMatch(/script-src 'self';/);
    expect(csp(name)).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline/);
  });

  it('keep styles of the widget in files', () => {
    expect(csp('WidgetHeaders')).not.toContain('unsafe-inline');
  });

  it('keep the console out of frames, and the widget in them', () => {
    expect(csp('ConsoleHeaders')).toContain("frame-ancestors 'none'");
    expect(csp('WidgetHeaders')).not.toContain('frame-ancestors');
    expect(part(policy('WidgetHeaders'), 'SecurityHeadersConfig', 'FrameOptions')).toBeUndefined();
  });

  it('demand TLS, stated types and no referrer', () => {
    for (const name of ['ConsoleHeaders', 'WidgetHeaders', 'LauncherHeaders']) {
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

describe('files', () => {
  it('are reached through CloudFront alone', () => {
    for (const { properties } of ofType('AWS::S3::Bucket')) {
      expect(part(properties, 'PublicAccessBlockConfiguration', 'RestrictPublicBuckets')).toBe(true);
    }
    for (const { properties } of ofType('AWS::CloudFront::Distribution')) {
      for (const origin of list(part(properties, 'DistributionConfig', 'Origins'))) expect(part(origin, 'OriginAccessControlId')).toBeDefined();
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
    expect(upload('WidgetCustom')).toBeDefined();
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
