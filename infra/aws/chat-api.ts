import { Duration } from 'aws-cdk-lib';
import { CorsHttpMethod, HttpApi, HttpMethod, HttpStage, type IHttpRouteAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { routes } from '../../functions/contract/http.ts';
import { accessLog } from './access-log.ts';
import type { AlarmsStack } from './alarms.ts';
import type { ChatFunction } from './chat-function.ts';
import type { FoyerStack } from './foyer-stack.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

type ChatApiProps = {
  /** Whose routes of the contract it serves. */
  name: 'visitor' | 'console';
  handler: ChatFunction;
  alarms: AlarmsStack;
  /** Who sees what when it answers with errors. */
  whenItFails: string;
  /** The one other origin whose pages may read the answers. */
  origin?: string;
  authorizer?: IHttpRouteAuthorizer;
};

/** An HTTP API with the routes that the contract gives it, limits, a log and an alarm. */
export class ChatApi extends HttpApi {
  constructor(stack: FoyerStack, { name, handler, alarms, whenItFails, origin, authorizer }: ChatApiProps) {
    const served = Object.values(routes).filter((route) => route.api === name);
    super(stack, `${name}-api`, {
      apiName: stack.named(`${name}-api`),
      createDefaultStage: false,
      ...(origin !== undefined && {
        corsPreflight: {
          allowOrigins: [origin],
          allowMethods: [...new Set(served.map((route) => CorsHttpMethod[route.method]))],
          allowHeaders: ['authorization', 'content-type'],
          // The longest any browser remembers.
          maxAge: Duration.days(1),
        },
      }),
    });
    const integration = new HttpLambdaIntegration(name, handler);
    for (const { method, path } of served) {
      this.addRoutes({ path, methods: [HttpMethod[method]], integration, ...(authorizer && { authorizer }) });
    }

    const { rate, burst } = stack.stage.throttles[name];
    const stage = new HttpStage(stack, `${name}-stage`, {
      httpApi: this,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: rate, burstLimit: burst },
      accessLogSettings: accessLog(stack, `${name}-api`, { latency: '$context.responseLatency' }),
    });
    new RunbookAlarm(stack, {
      heading: `${name} api errors`,
      whenItFails,
      metric: stage.metricServerError({ period: Duration.minutes(5), statistic: 'sum' }),
      topic: alarms.topic,
      threshold: 5,
    });
  }
}
