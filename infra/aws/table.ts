import { CfnOutput, Duration, type App } from 'aws-cdk-lib';
import { MathExpression } from 'aws-cdk-lib/aws-cloudwatch';
import { AttributeType, BillingMode, Operation, ProjectionType, StreamViewType, Table } from 'aws-cdk-lib/aws-dynamodb';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

export const byState = {
  name: 'byState',
  /** What the queue and the console's list read; none of it changes with a message. */
  attributes: ['version', 'enteredAt', 'owner', 'agents', 'rating', 'visitorConnections'],
};

type TableStackProps = { deployment: Deployment; alarms: { topic: ITopic } };

/** What is kept: the one table, and the key that signs tokens. */
export class TableStack extends FoyerStack {
  readonly table: Table;
  readonly signingKey: Secret;

  constructor(app: App, { deployment, alarms }: TableStackProps) {
    super(app, 'table', 'the table and the signing key', deployment);

    this.table = new Table(this, 'Table', {
      tableName: this.named('table'),
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      stream: StreamViewType.NEW_IMAGE,
      timeToLiveAttribute: 'expires',
      deletionProtection: this.stage.keepsData,
      removalPolicy: this.removalPolicy,
    });
    this.table.addGlobalSecondaryIndex({
      indexName: byState.name,
      partitionKey: { name: 'statePk', type: AttributeType.STRING },
      sortKey: { name: 'stateSk', type: AttributeType.STRING },
      projectionType: ProjectionType.INCLUDE,
      nonKeyAttributes: byState.attributes,
    });

    this.signingKey = new Secret(this, 'SigningKey', {
      secretName: this.named('signing-key'),
      description: 'Signs visitor tokens, tickets and passes',
      // 64 letters and digits are 381 bits; HMAC-SHA256 uses 256.
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: this.removalPolicy,
    });

    // A message is one update: what it meets, everything meets.
    const updates = (name: string) =>
      this.table.metric(name, {
        statistic: 'sum',
        dimensionsMap: { TableName: this.table.tableName, Operation: Operation.UPDATE_ITEM },
      });
    new RunbookAlarm(this, {
      heading: 'Table refuses requests',
      whenItFails: 'Visitors and agents see messages wait or fail, because the table throttles or is faulty.',
      metric: new MathExpression({
        expression: 'throttled + faulty',
        label: 'Requests the table refused',
        period: Duration.minutes(5),
        usingMetrics: { throttled: updates('ThrottledRequests'), faulty: updates('SystemErrors') },
      }),
      topic: alarms.topic,
      threshold: 10,
    });
    new CfnOutput(this, 'TableName', { value: this.table.tableName });
  }
}
