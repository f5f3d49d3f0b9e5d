import * as z from 'zod';
import type { Functions } from '../lambda/functions.ts';
import type { Invoke } from '../lambda/pool.ts';
import { account } from '../template/names.ts';
import type { Model, Resource } from '../template/model.ts';
import { Trouble } from '../trouble.ts';
import type { ApiNames } from './event.ts';

export type SocketRoute = { invoke: Invoke; answers: boolean };
type SocketAuthorizer = { invoke: Invoke; /** Query parameters and headers that must be there. */ sources: string[] };

export type SocketApi = {
  names: ApiNames;
  arn: string;
  selection: string;
  routes: Map<string, SocketRoute>;
  authorizer: SocketAuthorizer | undefined;
};

const Route = z.object({
  ApiId: z.string(), RouteKey: z.string(), Target: z.string(), AuthorizerId: z.string().optional(),
  AuthorizationType: z.string().default('NONE'), RouteResponseSelectionExpression: z.string().optional(),
});
const Authorizer = z.object({ AuthorizerUri: z.string(), IdentitySource: z.array(z.string()).default([]), AuthorizerType: z.literal('REQUEST') });

/** The WebSocket API of the template with a function behind each route. */
export function socketApiOf(model: Model, functions: Functions): SocketApi {
  const api = model.of('AWS::ApiGatewayV2::Api').find(({ properties }) => properties['ProtocolType'] === 'WEBSOCKET');
  if (!api) throw new Trouble('The template declares no WebSocket API.');
  const stage = model.of('AWS::ApiGatewayV2::Stage').find(({ properties }) => properties['ApiId'] === api.ref);
  const routes = model.of('AWS::ApiGatewayV2::Route').map(({ ref, properties }) => ({ ref, ...Route.parse(properties) })).filter(({ ApiId }) => ApiId === api.ref);
  const answering = new Set(model.of('AWS::ApiGatewayV2::RouteResponse').map(({ properties }) => properties['RouteId']));
  const guard = routes.find(({ RouteKey, AuthorizationType }) => RouteKey === '$connect' && AuthorizationType === 'CUSTOM');
  return {
    names: {
      apiId: api.ref,
      stage: z.string().parse(stage?.properties['StageName']),
      domainName: `${api.ref}.execute-api.${account.region}.${account.suffix}`,
    },
    arn: `arn:aws:execute-api:${account.region}:${account.id}:${api.ref}`,
    selection: z.string().default('$request.body.action').parse(api.properties['RouteSelectionExpression']),
    routes: new Map(
      routes.map(({ ref, RouteKey, Target, RouteResponseSelectionExpression }) => [
        RouteKey,
        { invoke: functions.find(integrationUri(model, Target)), answers: RouteResponseSelectionExpression === '$default' && answering.has(ref) },
      ]),
    ),
    authorizer: guard && authorizerOf(model.byRef(guard.AuthorizerId ?? ''), functions),
  };
}

function authorizerOf(resource: Resource | undefined, functions: Functions): SocketAuthorizer {
  const { AuthorizerUri, IdentitySource } = Authorizer.parse(resource?.properties);
  return { invoke: functions.find(AuthorizerUri), sources: IdentitySource };
}

/** A route's target is integrations/<id>. */
export function integrationUri(model: Model, target: string): string {
  const integration = model.byRef(target.replace('integrations/', ''));
  const { IntegrationType, IntegrationUri } = z.object({ IntegrationType: z.string(), IntegrationUri: z.string() }).parse(integration?.properties);
  if (IntegrationType !== 'AWS_PROXY') throw new Trouble(`The local stack runs Lambda proxy integrations only, not ${IntegrationType}.`);
  return IntegrationUri;
}
