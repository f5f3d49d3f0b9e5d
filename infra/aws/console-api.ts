import type { App } from 'aws-cdk-lib';
import { HttpJwtAuthorizer } from 'aws-cdk-lib/aws-apigatewayv2-authorizers';
import type { AlarmsStack } from './alarms.ts';
import { ChatApi } from './chat-api.ts';
import { ChatFunction, signedWith } from './chat-function.ts';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import type { IdentityStack } from './identity.ts';
import type { SocketStack } from './socket.ts';
import type { TableStack } from './table.ts';
import type { WebStack } from './web.ts';

type ConsoleApiStackProps = {
  deployment: Deployment;
  alarms: AlarmsStack;
  table: TableStack;
  socket: SocketStack;
  web: WebStack;
  identity: IdentityStack;
};

/** All that agents do besides the live conversation; it admits only signed-in ones, from the console's pages. */
export class ConsoleApiStack extends FoyerStack {
  readonly url: string;

  constructor(app: App, { deployment, alarms, table, socket, web, identity }: ConsoleApiStackProps) {
    super(app, 'console-api', 'the HTTP API of agents', deployment);
    const handler = new ChatFunction(this, {
      entry: 'http-console',
      environment: { ...signedWith(table), SOCKET_URL: socket.url, ...socket.posting },
      whenItFails: 'Agents cannot load sessions, change settings or come online in the console.',
      alarms,
      table,
      mayDo: ['GetItem', 'PutItem', 'UpdateItem', 'Query', 'BatchGetItem'],
      queriesIndex: true,
      policies: [socket.mayPost],
    });
    const authorizer = new HttpJwtAuthorizer('SignedIn', identity.issuer, { jwtAudience: [identity.clientId] });
    const whenItFails = 'Agents see errors in the console.';
    const api = new ChatApi(this, { name: 'console', handler, alarms, whenItFails, origin: web.consoleUrl, authorizer });
    this.url = this.stage.urls?.consoleApi ?? api.apiEndpoint;
  }
}
