import { describe, expect, it } from '@jest/globals';
import { built } from './built.ts';
import { deployed, part, text } from './test/templates.ts';

const { ofType, resources } = deployed();
const ours = ofType('AWS::Lambda::Function').filter(({ properties }) => part(properties, 'Runtime') === 'nodejs24.x');
const nameOf = (properties: (typeof ours)[number]['properties']) => text(part(properties, 'FunctionName'));

describe('every function', () => {
  it('is one of the six that are built', () => {
    expect(ours.map(({ properties }) => nameOf(properties).replace('foyer-production-', '')).sort()).toEqual([
      'http-console', 'http-visitor', 'outbox', 'socket', 'socket-authorizer', 'tick',
    ]);
  });

  it.each(ours.map(({ properties }) => [nameOf(properties), properties] as const))('runs as measured: %s', (_name, properties) => {
    expect(part(properties, 'Architectures', 0)).toBe('arm64');
    expect(part(properties, 'MemorySize')).toBe(512);
    expect(part(properties, 'Handler')).toBe('index.handler');
    expect(part(properties, 'LoggingConfig', 'LogFormat')).toBe('JSON');
    expect(part(properties, 'LoggingConfig', 'SystemLogLevel')).toBe('WARN');
    expect(part(properties, 'DeadLetterConfig', 'TargetArn')).toBeDefined();
  });

  it('answers within ten seconds where somebody waits', () => {
    const slow = ours.filter(({ properties }) => part(properties, 'Timeout') !== 10).map(({ properties }) => nameOf(properties));
    expect(slow).toEqual(['foyer-production-outbox', 'foyer-production-tick']);
  });

  it.each(ours.map(({ properties }) => [nameOf(properties), properties] as const))('has an alarm that says who is hurt: %s', (name, properties) => {
    const alarm = ofType('AWS::CloudWatch::Alarm').find((one) => part(one.properties, 'AlarmName') === `${name}-fails`);
    expect(text(part(alarm?.properties, 'AlarmDescription'))).toContain(text(part(properties, 'Description')));
    expect(text(part(alarm?.properties, 'Metrics'))).toMatch(/errors \+ throttles/);
  });

  it('gets the environment its entry reads, and no more', () => {
    const environments = Object.fromEntries(
      ours.map(({ properties }) => [nameOf(properties).replace('foyer-production-', ''), Object.keys(part(properties, 'Environment', 'Variables') ?? {}).sort()]),
    );
    expect(environments).toEqual({
      'socket-authorizer': ['SIGNING_KEY', 'TABLE_NAME'],
      socket: ['SIGNING_KEY', 'SOCKET_ENDPOINT', 'TABLE_NAME'],
      'http-visitor': ['SIGNING_KEY', 'SOCKET_URL', 'TABLE_NAME'],
      'http-console': ['SIGNING_KEY', 'SOCKET_ENDPOINT', 'SOCKET_URL', 'TABLE_NAME'],
      outbox: ['MAIL_FROM', 'SITE_BUCKET', 'TABLE_NAME'],
      tick: ['SIGNING_KEY', 'SOCKET_ENDPOINT', 'TABLE_NAME'],
    });
  });

  it('gets its key at deployment, never in the template', () => {
    const keys = ours.map(({ properties }) => text(part(properties, 'Environment', 'Variables', 'SIGNING_KEY'))).filter((key) => key !== '""');
    expect(keys).toHaveLength(5);
    for (const key of keys) expect(key).toContain('{{resolve:secretsmanager:');
  });
});

describe('faults that are answered', () => {
  const filters = ofType('AWS::Logs::MetricFilter');

  it('are counted for every function, in its own log', () => {
    const groups = ours.map(({ properties }) => text(part(properties, 'LoggingConfig', 'LogGroup')));
    expect(filters.map(({ properties }) => text(part(properties, 'LogGroupName'))).sort()).toEqual(groups.sort());
  });

  it('are looked for where Lambda writes what was logged', () => {
    // Lambda's JSON format: the one argument of console.error, as it is, under `message`.
    const line = { timestamp: '2026-01-31T09:05:00.000Z', level: 'ERROR', requestId: 'r', message: { code: 'fault', where: 'socket', request: 'r', error: 'Error', at: [] } };
    for (const { properties } of filters) {
      const [, path = '', value] = /^\{ \$\.([\w.]+) = "(\w+)" \}$/.exec(text(part(properties, 'FilterPattern'))) ?? [];
      expect(part(line, ...path.split('.'))).toBe(value);
    }
  });

  it.each(ours.map(({ properties }) => [nameOf(properties), properties] as const))('ring an alarm that says who is hurt: %s', (name, properties) => {
    const alarm = ofType('AWS::CloudWatch::Alarm').find((one) => part(one.properties, 'AlarmName') === `${name}-faults`)?.properties;
    expect(text(part(alarm, 'AlarmDescription'))).toContain(text(part(properties, 'Description')));
    const transformations = filters.map((filter) => part(filter.properties, 'MetricTransformations', 0));
    expect(transformations).toContainEqual(expect.objectContaining({ MetricNamespace: part(alarm, 'Namespace'), MetricName: part(alarm, 'MetricName') }));
  });
});

describe('logs', () => {
  it('are all kept for a named number of days', () => {
    const retentions = ofType('AWS::Logs::LogGroup').map(({ properties }) => part(properties, 'RetentionInDays'));
    expect(new Set(retentions)).toEqual(new Set([90]));
  });

  it('have a group for every function', () => {
    const functions = ofType('AWS::Lambda::Function');
    expect(functions.filter(({ properties }) => part(properties, 'LoggingConfig', 'LogGroup') === undefined)).toEqual([]);
  });

  it('hold no address and no content of a request', () => {
    const formats = ofType('AWS::ApiGatewayV2::Stage').map(({ properties }) => text(part(properties, 'AccessLogSettings', 'Format')));
    expect(formats).toHaveLength(3);
    expect(formats.join(' ')).not.toMatch(/sourceIp|userAgent|querystring|body|authorizer|claims/i);
  });
});

describe('a missing build', () => {
  it('names the command that makes it', () => {
    expect(() => built('nowhere', 'functions/socket')).toThrow('nowhere/functions/socket is missing: type `npm run build` first.');
  });
});

describe('the whole product', () => {
  it('keeps every stack small enough to read', () => {
    const sizes = Map.groupBy(resources, ({ stack }) => stack);
    expect([...sizes.values()].filter((some) => some.length > 40)).toEqual([]);
  });
});
