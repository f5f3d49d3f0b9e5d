import { describe, expect, it } from '@jest/globals';
import { routes } from '../../functions/contract/http.ts';
import { deployed, part, text } from './test/templates.ts';

const { ofType } = deployed();
const local = deployed('local');
const routeOf = (...concerns: string[]) => ofType('AWS::ApiGatewayV2::Route').filter(({ stack }) => concerns.some((concern) => stack.endsWith(concern)));

describe('the HTTP APIs', () => {
  it('serve every route of the contract and no other', () => {
    const served = routeOf('-visitor-api', '-console-api').map(({ properties }) => text(part(properties, 'RouteKey')));
    expect(served.sort()).toEqual(Object.values(routes).map(({ method, path }) => `${method} ${path}`).sort());
  });

  it('let only a signed-in agent reach the console API', () => {
    const open = routeOf('-visitor-api', '-console-api').filter(({ properties }) => part(properties, 'AuthorizationType') !== 'JWT');
    expect(open.map(({ properties }) => part(properties, 'RouteKey'))).toEqual(['POST /v1/visits']);
  });

  it('answer pages of no other origin than the console', () => {
    const origins = local.ofType('AWS::ApiGatewayV2::Api').map(({ properties }) => part(properties, 'CorsConfiguration', 'AllowOrigins', 0));
    expect(origins.filter(Boolean)).toEqual(['http://localhost:4002']);
  });
});

describe('the socket API', () => {
  it('has three routes to one function', () => {
    expect(routeOf('-socket').map(({ properties }) => part(properties, 'RouteKey')).sort()).toEqual(['$connect', '$default', '$disconnect']);
    expect(ofType('AWS::ApiGatewayV2::Integration').filter(({ stack }) => stack.endsWith('-socket'))).toHaveLength(1);
  });

  it('asks for a ticket when a client connects', () => {
    const connect = routeOf('-socket').find(({ properties }) => part(properties, 'RouteKey') === '$connect');
    expect(part(connect?.properties, 'AuthorizationType')).toBe('CUSTOM');
    const authorizer = ofType('AWS::ApiGatewayV2::Authorizer').find(({ stack }) => stack.endsWith('-socket'));
    expect(part(authorizer?.properties, 'IdentitySource')).toEqual(['route.request.querystring.ticket']);
  });

  it('returns the answer of the function to the sender', () => {
    expect(ofType('AWS::ApiGatewayV2::RouteResponse')).toHaveLength(1);
  });
});

describe('every API', () => {
  it('has limits of its own', () => {
    const stages = ofType('AWS::ApiGatewayV2::Stage').map(({ properties }) => part(properties, 'DefaultRouteSettings'));
    expect(stages).toHaveLength(3);
    for (const settings of stages) {
      expect(part(settings, 'ThrottlingRateLimit')).toBeGreaterThan(0);
      expect(part(settings, 'ThrottlingBurstLimit')).toBeGreaterThan(0);
    }
  });
});

describe('the sign-in', () => {
  const pool = ofType('AWS::Cognito::UserPool')[0]?.properties;
  const client = ofType('AWS::Cognito::UserPoolClient')[0]?.properties;

  it('is for invited people with two factors', () => {
    expect(part(pool, 'AdminCreateUserConfig', 'AllowAdminCreateUserOnly')).toBe(true);
    expect(part(pool, 'MfaConfiguration')).toBe('ON');
  });

  it('lets no client write tenant, agent or role', () => {
    expect(part(client, 'WriteAttributes')).toEqual(['locale']);
  });

  it('gives codes to the console, and no secret', () => {
    expect(part(client, 'GenerateSecret')).toBe(false);
    expect(part(client, 'AllowedOAuthFlows')).toEqual(['code']);
  });

  it('has pages that open', () => {
    expect(ofType('AWS::Cognito::ManagedLoginBranding')).toHaveLength(1);
    expect(part(ofType('AWS::Cognito::UserPoolDomain')[0]?.properties, 'ManagedLoginVersion')).toBe(2);
  });
});
