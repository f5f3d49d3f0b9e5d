import { CfnOutput, Duration, RemovalPolicy, type App } from 'aws-cdk-lib';
import { CfnAccount } from 'aws-cdk-lib/aws-apigateway';
import { WebSocketApi, WebSocketStage } from 'aws-cdk-lib/aws-apigatewayv2';
import { WebSocketLambdaAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import { WebSocketLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { accessLog } from './access-log.ts';
import type { AlarmsStack } from './alarms.ts';
import { ChatFunction, signedWith } from './chat-function.ts';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { TableStack } from './table.ts';

type SocketStackProps = { deployment: Deployment; alarms: AlarmsStack; table: TableStack };

const stageName = 'live';

/** The live conversation: one WebSocket API, one Lambda for all its routes, a ticket at the door. */
export class SocketStack extends FoyerStack {
  /** Where clients connect. */
  readonly url: string;
  /** What functions that post to a client need in their environment. */
  readonly posting: { SOCKET_ENDPOINT: string };
  readonly mayPost: ManagedPolicy;

  constructor(app: App, { deployment, alarms, table }: SocketStackProps) {
    super(app, 'socket', 'the live conversation over WebSocket', deployment);
    const api = new WebSocketApi(this, 'SocketApi', { apiName: this.named('socket') });
    const host = `${api.apiId}.execute-api.${this.region}.amazonaws.com/${stageName}`;
    this.url = this.stage.urls?.socket ?? `wss://${host}`;
    this.posting = { SOCKET_ENDPOINT: this.stage.urls?.connections ?? `https://${host}` };
    this.mayPost = new ManagedPolicy(this, 'MayPost', {
      description: 'Post to any open socket',
      statements: [
        new PolicyStatement({
          actions: ['execute-api:ManageConnections'],
          resources: [api.arnForExecuteApiV2('POST/@connections/*', stageName)],
        }),
      ],
    });

    const authorizer = new ChatFunction(this, {
      entry: 'socket-authorizer',
      environment: signedWith(table),
      whenItFails: 'Nobody can open or resume a chat: visitors read that the connection is being awaited, agents that they are offline.',
      alarms,
      table,
      mayDo: ['PutItem', 'UpdateItem'],
    });
    const socket = new ChatFunction(this, {
      entry: 'socket',
      environment: { ...signedWith(table), ...this.posting },
      whenItFails: 'Messages stay unsent in the composer of visitors and agents, with a reason beside them.',
      alarms,
      table,
      mayDo: ['GetItem', 'PutItem', 'UpdateItem', 'Query'],
      queriesIndex: true,
      policies: [this.mayPost],
    });

    const integration = new WebSocketLambdaIntegration('Socket', socket, { timeout: Duration.seconds(29) });
    api.addRoute('$connect', {
      integration,
      authorizer: new WebSocketLambdaAuthorizer('Ticket', authorizer, {
        identitySource: ['route.request.querystring.ticket'],
      }),
    });
    api.addRoute('$disconnect', { integration });
    // The body the function returns is the acknowledgement.
    api.addRoute('$default', { integration, returnResponse: true });

    const logging = this.accountMayLog();
    const stage = new WebSocketStage(this, 'SocketStage', {
      webSocketApi: api,
      stageName,
      autoDeploy: true,
      throttle: { rateLimit: this.stage.throttles.socket.rate, burstLimit: this.stage.throttles.socket.burst },
      accessLogSettings: accessLog(this, 'socket', { event: '$context.eventType', connection: '$context.connectionId' }),
    });
    stage.node.addDependency(logging);

    new RunbookAlarm(this, {
      heading: 'Socket errors',
      whenItFails: 'Visitors and agents wait for acknowledgements that do not come; clients retry by themselves.',
      metric: new MathExpression({
        expression: 'execution + integration',
        label: 'Socket requests that API Gateway could not have answered',
        period: Duration.minutes(5),
        usingMetrics: { execution: count(api, 'ExecutionError'), integration: count(api, 'IntegrationError') },
      }),
      topic: alarms.topic,
      threshold: 5,
    });
    new CfnOutput(this, 'SocketUrl', { value: this.url });
  }

  /** WebSocket APIs log only where the account has told API Gateway by which role; HTTP APIs need none. */
  private accountMayLog() {
    const role = new Role(this, 'GatewayLogRole', {
      assumedBy: new ServicePrincipal('apigateway.amazonaws.com'),
      managedPolicies: [ManagedPolicy.fromAwsManagedPolicyName('service-role/AmazonAPIGatewayPushToCloudWatchLogs')],
    });
    const account = new CfnAccount(this, 'GatewayAccount', { cloudWatchRoleArn: role.roleArn });
    // Other stages and other products of the account use the same setting.
    account.applyRemovalPolicy(RemovalPolicy.RETAIN);
    role.applyRemovalPolicy(RemovalPolicy.RETAIN);
    return account;
  }
}

const count = (api: WebSocketApi, metricName: string) =>
  new Metric({
    namespace: 'AWS/ApiGateway',
    metricName,
    dimensionsMap: { ApiId: api.apiId, Stage: stageName },
    statistic: 'sum',
  });
