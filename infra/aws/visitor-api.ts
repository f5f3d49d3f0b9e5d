import type { App } from 'aws-cdk-lib';
import type { AlarmsStack } from './alarms.ts';
import { ChatApi } from './chat-api.ts';
import { ChatFunction, signedWith } from './chat-function.ts';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import type { SocketStack } from './socket.ts';
import type { TableStack } from './table.ts';

type VisitorApiStackProps = { deployment: Deployment; alarms: AlarmsStack; table: TableStack; socket: SocketStack };

/** Where a visit begins. The site's distribution stands before it, so it knows neither the site nor other origins. */
export class VisitorApiStack extends FoyerStack {
  readonly url: string;
  /** What the site's distribution sends `/v1/*` to. */
  readonly host: string;

  constructor(app: App, { deployment, alarms, table, socket }: VisitorApiStackProps) {
    super(app, 'visitor-api', 'the HTTP API of visitors', deployment);
    const handler = new ChatFunction(this, {
      entry: 'http-visitor',
      environment: { ...signedWith(table), SOCKET_URL: socket.url },
      whenItFails: 'Visitors press the button and the chat does not open.',
      alarms,
      table,
      mayDo: ['GetItem'],
    });
    const api = new ChatApi(this, { name: 'visitor', handler, alarms, whenItFails: 'Visitors cannot open the chat.' });
    this.host = `${api.apiId}.execute-api.${this.region}.amazonaws.com`;
    this.url = this.stage.urls?.visitorApi ?? api.apiEndpoint;
  }
}
