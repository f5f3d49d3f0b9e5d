import * as z from 'zod';
import type { Functions } from '../lambda/functions.ts';
import type { Invoke } from '../lambda/pool.ts';
import { integrationUri } from '../socket/routes.ts';
import type { Model, Resource } from '../template/model.ts';
import { Trouble } from '../trouble.ts';

const Cors = z.object({
  AllowOrigins: z.array(z.string()).default([]), AllowMethods: z.array(z.string()).default([]), AllowHeaders: z.array(z.string()).default([]),
  ExposeHeaders: z.array(z.string()).default([]), AllowCredentials: z.boolean().default(false), MaxAge: z.number().optional(),
});
export type Cors = z.infer<typeof Cors>;

export type JwtAuthorizer = { issuer: string; audience: string[] };
type HttpRoute = {
  key: string; method: string;
  /** The path's segments; {name} takes one, {name+} the rest. */
  segments: string[];
  invoke: Invoke;
  authorizer: JwtAuthorizer | undefined;
};
export type HttpApi = { id: string; name: string; cors: Cors | undefined; routes: HttpRoute[] };

const Route = z.object({
  ApiId: z.string(), RouteKey: z.string(), Target: z.string(), AuthorizerId: z.string().optional(), AuthorizationType: z.string().default('NONE'),
});
const Authorizer = z.object({
  AuthorizerType: z.literal('JWT'),
  JwtConfiguration: z.object({ Issuer: z.string(), Audience: z.array(z.string()) }),
});

/** The HTTP APIs of the template with a function behind each route. */
export function httpApisOf(model: Model, functions: Functions): HttpApi[] {
  return model
    .of('AWS::ApiGatewayV2::Api')
    .filter(({ properties }) => properties['ProtocolType'] === 'HTTP')
    .map((api) => ({
      id: api.ref,
      name: z.string().parse(api.properties['Name']),
      cors: Cors.optional().parse(api.properties['CorsConfiguration']),
      routes: model
        .of('AWS::ApiGatewayV2::Route')
        .map(({ properties }) => Route.parse(properties))
        .filter(({ ApiId }) => ApiId === api.ref)
        .map((route) => routeOf(route, model, functions)),
    }));
}

function routeOf({ RouteKey, Target, AuthorizerId, AuthorizationType }: z.infer<typeof Route>, model: Model, functions: Functions): HttpRoute {
  const [method = '', path = ''] = RouteKey === '$default' ? ['ANY', '/{proxy+}'] : RouteKey.split(' ');
  if (AuthorizationType !== 'NONE' && AuthorizationType !== 'JWT') throw new Trouble(`The local stack knows no ${AuthorizationType} authorizer for HTTP APIs.`);
  return {
    key: RouteKey, method, segments: path.split('/').slice(1),
    invoke: functions.find(integrationUri(model, Target)),
    authorizer: AuthorizationType === 'JWT' ? authorizerOf(model.byRef(AuthorizerId ?? '')) : undefined,
  };
}

function authorizerOf(resource: Resource | undefined): JwtAuthorizer {
  const { JwtConfiguration } = Authorizer.parse(resource?.properties);
  return { issuer: JwtConfiguration.Issuer, audience: JwtConfiguration.Audience };
}

export type Found = { route: HttpRoute; parameters: Record<string, string> };

/** The most specific route of a request: literal segments win over {name}, and {name} over {name+}; a method over ANY. */
export function findRoute(routes: HttpRoute[], method: string, path: string): Found | undefined {
  const segments = path.split('/').slice(1);
  return routes
    .filter((route) => route.method === method || route.method === 'ANY')
    .flatMap((route) => {
      const parameters = match(route.segments, segments);
      return parameters ? [{ route, parameters }] : [];
    })
    .toSorted((a, b) => rank(a.route).localeCompare(rank(b.route)))[0];
}

function rank({ method, segments }: HttpRoute): string {
  const path = segments.map((segment) => (segment.endsWith('+}') ? '2' : segment.startsWith('{') ? '1' : '0')).join('');
  return `${path}${method === 'ANY' ? '1' : '0'}`;
}

function match(pattern: string[], segments: string[]): Record<string, string> | undefined {
  const parameters: Record<string, string> = {};
  for (const [at, expected] of pattern.entries()) {
    const name = /^\{(.+?)(\+?)\}$/.exec(expected);
    if (name?.[2] === '+') return { ...parameters, [name[1] ?? '']: segments.slice(at).map(decoded).join('/') };
    const actual = segments[at];
    if (actual === undefined) return undefined;
    if (name) parameters[name[1] ?? ''] = decoded(actual);
    else if (actual !== expected) return undefined;
  }
  return pattern.length === segments.length ? parameters : undefined;
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
