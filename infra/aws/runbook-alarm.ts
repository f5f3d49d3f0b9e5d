import { Alarm, ComparisonOperator, TreatMissingData, type IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import type { ITopic } from 'aws-cdk-lib/aws-sns';
import type { FoyerStack } from './foyer-stack.ts';

type RunbookAlarmProps = {
  /** Title of its part of docs/runbook.md. */
  heading: string;
  /** Its own, where one part of the runbook serves several alarms. */
  name?: string;
  /** Who notices, and what they see. */
  whenItFails: string;
  metric: IMetric;
  topic: ITopic;
  /** Rings at this value or above, and below it where `rings` is 'below'. */
  threshold?: number;
  /** How many periods in a row. */
  periods?: number;
  rings?: 'above' | 'below';
};

/** An alarm that tells a person who is hurt and where the remedy is written. */
export class RunbookAlarm extends Alarm {
  constructor(stack: FoyerStack, props: RunbookAlarmProps) {
    const { heading, name = heading, whenItFails, metric, topic, threshold = 1, periods = 1, rings = 'above' } = props;
    const id = hyphened(name);
    super(stack, `alarm-${id}`, {
      alarmName: stack.named(id),
      alarmDescription: `${whenItFails} What to do: docs/runbook.md#${hyphened(heading)}`,
      metric,
      threshold,
      evaluationPeriods: periods,
      comparisonOperator:
        rings === 'above'
          ? ComparisonOperator.GREATER_THAN_OR_EQUAL_TO_THRESHOLD
          : ComparisonOperator.LESS_THAN_THRESHOLD,
      // Silence means nothing failed, except where something must happen all the time.
      treatMissingData: rings === 'above' ? TreatMissingData.NOT_BREACHING : TreatMissingData.BREACHING,
    });
    this.addAlarmAction(new SnsAction(topic));
  }
}

const hyphened = (words: string) => words.toLowerCase().replaceAll(' ', '-');
