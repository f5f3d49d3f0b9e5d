import type { App } from 'aws-cdk-lib';
import { AlarmsStack } from './alarms.ts';
import { ConsoleApiStack } from './console-api.ts';
import type { Deployment } from './foyer-stack.ts';
import { IdentityStack } from './identity.ts';
import { MailStack } from './mail.ts';
import { PublishStack } from './publish.ts';
import { SocketStack } from './socket.ts';
import { TableStack } from './table.ts';
import { VisitorApiStack } from './visitor-api.ts';
import { WebStack } from './web.ts';
import { WorkStack } from './work.ts';

/** CDK behaviour that a new project starts with, and that this one relies on. */
export const flags = {
  '@aws-cdk/aws-iam:minimizePolicies': true,
  '@aws-cdk/aws-s3:serverAccessLogsUseBucketPolicy': true,
  '@aws-cdk/aws-s3:createDefaultLoggingPolicy': true,
  '@aws-cdk/aws-s3:publicAccessBlockedByDefault': true,
  '@aws-cdk/aws-lambda:recognizeLayerVersion': true,
  '@aws-cdk/core:enablePartitionLiterals': true,
  '@aws-cdk/core:checkSecretUsage': true,
  '@aws-cdk/core:explicitStackTags': true,
  // What another stack uses cannot be deleted.
  '@aws-cdk/core:defaultCrossStackReferences': 'strong',
};

/** The whole product, one stack per concern, in the order in which they need each other. */
export function foyer(app: App, deployment: Deployment) {
  const alarms = new AlarmsStack(app, deployment);
  const table = new TableStack(app, { deployment, alarms });
  const socket = new SocketStack(app, { deployment, alarms, table });
  const visitorApi = new VisitorApiStack(app, { deployment, alarms, table, socket });
  const web = new WebStack(app, { deployment, socket, visitorApi });
  const identity = new IdentityStack(app, { deployment, web });
  const mail = new MailStack(app, { deployment, alarms });
  const consoleApi = new ConsoleApiStack(app, { deployment, alarms, table, socket, web, identity });
  const work = new WorkStack(app, { deployment, alarms, table, socket, web, mail });
  const publish = new PublishStack(app, { deployment, alarms, table, socket, web, identity, visitorApi, consoleApi });
  return [alarms, table, socket, visitorApi, web, identity, mail, consoleApi, work, publish];
}
