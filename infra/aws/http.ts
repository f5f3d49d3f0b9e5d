import { Duration, type App } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { routes } from '../../functions/contract/http.ts';
import { accessLog } from './access-log.ts';
import type { AlarmsStack } from './alarms.ts';
import { ChatFunction, signedWith } from './chat-function.ts';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import type { IdentityStack } from './identity.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { SocketStack } from './socket.ts';
import type { TableStack } from './table.ts';
import type { WebStack } from './web.ts';

type HttpStackProps = {
  deployment: Deployment;
  alarms: AlarmsStack;
  table: TableStack;
  socket: SocketStack;
  web: WebStack;
  identity: IdentityStack;
};

type Api = 'visitor' | 'console';

/** Everything that is not live: an API for visitors, and one for agents that admits only signed-in ones. */
export class HttpStack extends FoyerStack {
  readonly visitorUrl: string;
  readonly consoleUrl: string;

  constructor(app: App, { deployment, alarms, table, socket, web, identity }: HttpStackProps) {
    super(app, 'http', 'the HTTP APIs of visitors and agents', deployment);
    const environment = { ...signedWith(table), SOCKET_URL: socket.url };

    const visitor = new ChatFunction(this, {
      entry: 'http-visitor',
      environment,
      whenItFails: 'Visitors press the button and the chat does not open.',
      alarms,
      table,
      mayDo: ['GetItem'],
    });
    const agent = new ChatFunction(this, {
      entry: 'http-console',
      environment: { ...environment, ...socket.posting },
      whenItFails: 'Agents cannot load sessions, change settings or come online in the console.',
      alarms,
      table,
      mayDo: ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'BatchGetItem'],
      queriesIndex: true,
      policies: [socket.mayPost],
    });

    const signedIn = new HttpJwtAuthorizer('SignedIn', identity.issuer, { jwtAudience: [identity.clientId] });
    const visitorApi = this.api('visitor', visitor, web.siteUrl, alarms);
    const consoleApi = this.api('console', agent, web.consoleUrl, alarms, signedIn);
    this.visitorUrl = this.stage.urls?.visitorApi ?? visitorApi.apiEndpoint;
    this.consoleUrl = this.stage.urls?.consoleApi ?? consoleApi.apiEndpoint;
  }

  private api(name: Api, handler: ChatFunction, origin: string, alarms: AlarmsStack, authorizer?: IHttpRouteAuthorizer) {
    const served = Object.values(routes).filter((route) => route.api === name);
    const api = new HttpApi(this, `${name}-api`, {
      apiName: this.named(`${name}-api`),
      createDefaultStage: false,
      corsPreflight: {
        allowOrigins: [origin],
        allowMethods: [...new Set(served.map((route) => CorsHttpMethod[route.method]))],
        allowHeaders: ['authorization', 'content-type'],
        // The longest any browser remembers.
        maxAge: Duration.days(1),
      },
    });
    const integration = new HttpLambdaIntegration(name, handler);
    for (const { method, path } of served) {
      api.addRoutes({ path, methods: [HttpMethod[method]], integration, ...(authorizer && { authorizer }) });
    }

    const { rate, burst } = this.stage.throttles[name];
    const stage = new HttpStage(this, `${name}-stage`, {
      httpApi: api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: rate, burstLimit: burst },
      accessLogSettings: accessLog(this, `${name}-api`, { latency: '$context.responseLatency' }),
    });
    new RunbookAlarm(this, {
      heading: `${name} api errors`,
      whenItFails: name === 'visitor' ? 'Visitors cannot open the chat.' : 'Agents see errors in the console.',
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      topic: alarms.topic,
      threshold: 5,
    });
    return api;
  }
}
