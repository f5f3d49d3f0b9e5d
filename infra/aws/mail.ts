import { CfnOutput, Duration, type App } from 'aws-cdk-lib';
import { Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { EmailIdentity, Identity } from 'aws-cdk-lib/aws-ses';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import { FoyerStack, type Deployment } from './foyer-stack.ts';
import { RunbookAlarm } from './runbook-alarm.ts';

type MailStackProps = { deployment: Deployment; alarms: { topic: ITopic } };

/** Transcripts by mail: the sender's domain, proved by DKIM records that the operator publishes. */
export class MailStack extends FoyerStack {
  readonly from: string;
  private readonly identity: EmailIdentity;

  constructor(app: App, { deployment, alarms }: MailStackProps) {
    super(app, 'mail', 'the sender of transcripts', deployment);
    this.from = deployment.stage.mailFrom;
    this.identity = new EmailIdentity(this, 'Sender', { identity: Identity.domain(this.from.slice(this.from.indexOf('@') + 1)) });

    new RunbookAlarm(this, {
      heading: 'Mail bounces',
      whenItFails: 'Transcripts do not arrive, and Amazon SES may stop sending for the account.',
      metric: new Metric({
        namespace: 'AWS/SES',
        metricName: 'Reputation.BounceRate',
        period: Duration.hours(1),
        statistic: 'average',
      }),
      topic: alarms.topic,
      // SES reviews an account at 5 % and pauses it at 10 %.
      threshold: 0.04,
    });
    for (const [index, { name, value }] of this.identity.dkimRecords.entries()) {
      new CfnOutput(this, `Dkim${index + 1}`, { value: `${name} CNAME ${value}` });
    }
  }

  /** The right to send as this sender and nobody else. */
  get maySend() {
    return new PolicyStatement({
      actions: ['ses:SendEmail'],
      resources: [this.identity.emailIdentityArn],
      conditions: { StringEquals: { 'ses:FromAddress': this.from } },
    });
  }
}
