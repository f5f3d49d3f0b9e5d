import { Duration, type App } from 'aws-cdk-lib';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Queue, QueueEncryption } from 'aws-cdk-lib/aws-sqs';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

/** What a person must look at: the topic alarms ring on, and the queue of work that was given up. */
export class AlarmsStack extends FoyerStack {
  readonly topic: Topic;
  readonly deadLetters: Queue;

  constructor(app: App, deployment: Deployment) {
    super(app, 'alarms', 'where failures become visible to a person', deployment);

    this.deadLetters = new Queue(this, 'DeadLetters', {
      queueName: this.named('dead-letters'),
      encryption: QueueEncryption.SQS_MANAGED,
      enforceSSL: true,
      // The longest SQS offers: somebody may be on holiday.
      retentionPeriod: Duration.days(14),
      removalPolicy: this.removalPolicy,
    });

    this.topic = new Topic(this, 'Topic', { displayName: this.named('alarms'), enforceSSL: true });
    // A topic with a policy of its own no longer admits the account's alarms by default.
    this.topic.grantPublish(
      new ServicePrincipal('cloudwatch.amazonaws.com', { conditions: { StringEquals: { 'aws:SourceAccount': this.account } } }),
    );
    if (deployment.stage.alarmMail) {
      this.topic.addSubscription(new EmailSubscription(deployment.stage.alarmMail, { deadLetterQueue: this.deadLetters }));
    }

    new RunbookAlarm(this, {
      heading: 'Dead letters',
      whenItFails: 'A transcript was not mailed, a launcher file is stale, or a timer did not run.',
      metric: this.deadLetters.metricApproximateNumberOfMessagesVisible({ period: Duration.minutes(5), statistic: 'max' }),
      topic: this.topic,
    });
  }
}
