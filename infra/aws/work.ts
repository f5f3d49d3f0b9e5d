import { Duration, type App } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { EventSourceMapping, StartingPosition } from 'aws-cdk-lib/aws-lambda';
import { SqsDlq } from 'aws-cdk-lib/aws-lambda-event-sources';
import { CfnSchedule } from 'aws-cdk-lib/aws-scheduler';
import type { AlarmsStack } from './alarms.ts';
import { ChatFunction, signedWith } from './chat-function.ts';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import type { MailStack } from './mail.ts';
import { RunbookAlarm } from './runbook-alarm.ts';
import type { SocketStack } from './socket.ts';
import type { TableStack } from './table.ts';
import type { WebStack } from './web.ts';

type WorkStackProps = {
  deployment: Deployment;
  alarms: AlarmsStack;
  table: TableStack;
  socket: SocketStack;
  web: WebStack;
  mail: MailStack;
};

/** What happens without a request: side effects from the outbox, and timers each minute. */
export class WorkStack extends FoyerStack {
  constructor(app: App, props: WorkStackProps) {
    super(app, 'work', 'the outbox and the timers', props.deployment);
    this.outbox(props);
    this.tick(props);
  }

  private outbox({ alarms, table, web, mail }: WorkStackProps) {
    const outbox = new ChatFunction(this, {
      entry: 'outbox',
      environment: { MAIL_FROM: mail.from, SITE_BUCKET: web.site.bucketName },
      whenItFails: 'Transcripts are not mailed, or launchers in shops show an old availability.',
      alarms,
      table,
      mayDo: ['GetItem', 'UpdateItem', 'Query'],
      // Ten orders, each with ten seconds for SES: a mail that is cut off is one nobody knows the end of.
      timeout: Duration.minutes(2),
      policies: [web.mayPublish],
    });
    outbox.addToRolePolicy(mail.maySend);

    const { tableStreamArn } = table.table;
    if (!tableStreamArn) throw new Error('The outbox reads the stream of the table, and the table has none.');
    const mayRead = new PolicyStatement({
      actions: ['dynamodb:DescribeStream', 'dynamodb:GetShardIterator', 'dynamodb:GetRecords'],
      resources: [tableStreamArn],
    });
    outbox.addToRolePolicy(mayRead);
    const mapping = new EventSourceMapping(this, 'OutboxItems', {
      target: outbox,
      eventSourceArn: tableStreamArn,
      startingPosition: StartingPosition.TRIM_HORIZON,
      // Only these invoke the function: a message costs nothing here.
      filters: [{ pattern: JSON.stringify({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'OUT#' }] } } } }) }],
      batchSize: 10,
      parallelizationFactor: 2,
      bisectBatchOnError: true,
      reportBatchItemFailures: true,
      // A fault of SES or S3 passes; what outlasts ten attempts waits for a person instead of holding up its shard.
      retryAttempts: 10,
      maxRecordAge: Duration.hours(6),
      onFailure: new SqsDlq(alarms.deadLetters),
    });
    // The mapping is refused while its role cannot read the stream.
    if (outbox.role) mapping.node.addDependency(outbox.role);

    new RunbookAlarm(this, {
      heading: 'Outbox is late',
      whenItFails: 'Transcripts and availability files are more than five minutes late.',
      metric: outbox.metric('IteratorAge', { period: Duration.minutes(1), statistic: 'max' }),
      topic: alarms.topic,
      threshold: Duration.minutes(5).toMilliseconds(),
      periods: 3,
    });
  }

  private tick({ alarms, table, socket }: WorkStackProps) {
    const tick = new ChatFunction(this, {
      entry: 'tick',
      environment: { ...signedWith(table), ...socket.posting },
      whenItFails: 'The rules and deadlines of a minute act late, or not at all until its dead letter is sent again.',
      alarms,
      table,
      mayDo: ['Query', 'GetItem', 'PutItem', 'UpdateItem'],
      queriesIndex: true,
      timeout: Duration.minutes(1),
      policies: [socket.mayPost],
    });

    const role = new Role(this, 'ScheduleRole', {
      // No schedule of another account may borrow it.
      assumedBy: new ServicePrincipal('scheduler.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': this.account } } }),
    });
    role.addToPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [tick.functionArn] }));
    alarms.deadLetters.grantSendMessages(role);
    new CfnSchedule(this, 'EveryMinute', {
      name: this.named('every-minute'),
      scheduleExpression: 'rate(1 minute)',
      flexibleTimeWindow: { mode: 'OFF' },
      target: {
        arn: tick.functionArn,
        roleArn: role.roleArn,
        input: JSON.stringify({ scheduledAt: '<aws.scheduler.scheduled-time>' }),
        // Each minute has timers of its own, which no later tick looks at: better late than never.
        retryPolicy: { maximumEventAgeInSeconds: 3_600, maximumRetryAttempts: 20 },
        deadLetterConfig: { arn: alarms.deadLetters.queueArn },
      },
    });

    new RunbookAlarm(this, {
      heading: 'Tick is silent',
      whenItFails: 'No timer runs: rules do not switch the chat, and nothing turns unanswered.',
      metric: tick.metricInvocations({ period: Duration.minutes(5) }),
      topic: alarms.topic,
      rings: 'below',
    });
  }
}
