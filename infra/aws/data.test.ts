import { describe, expect, it } from '@jest/globals';
import { byState } from '../../functions/adapters/dynamo/keys.ts';
import { stageNames } from './stages.ts';
import { deployed, list, part, text } from './test/templates.ts';

const { ofType } = deployed();
const table = ofType('AWS::DynamoDB::Table')[0]?.properties;

describe('the table', () => {
  it('can be restored to any second and is not deleted', () => {
    expect(part(table, 'PointInTimeRecoverySpecification', 'PointInTimeRecoveryEnabled')).toBe(true);
    expect(part(table, 'DeletionProtectionEnabled')).toBe(true);
  });

  it('costs what is used, and forgets what expires', () => {
    expect(part(table, 'BillingMode')).toBe('PAY_PER_REQUEST');
    expect(part(table, 'TimeToLiveSpecification')).toEqual({ AttributeName: 'expires', Enabled: true });
  });

  it('streams new images', () => {
    expect(part(table, 'StreamSpecification', 'StreamViewType')).toBe('NEW_IMAGE');
  });

  it('indexes sessions as the adapter reads them', () => {
    const index = part(table, 'GlobalSecondaryIndexes', 0);
    expect(part(index, 'IndexName')).toBe(byState.name);
    expect(list(part(index, 'KeySchema')).map((key) => part(key, 'AttributeName'))).toEqual([byState.keys.pk, byState.keys.sk]);
    expect(part(index, 'Projection', 'NonKeyAttributes')).toEqual(byState.attributes);
  });
});

describe('the outbox', () => {
  const mapping = ofType('AWS::Lambda::EventSourceMapping')[0]?.properties;

  it('wakes for new orders alone', () => {
    const filter: unknown = JSON.parse(text(part(mapping, 'FilterCriteria', 'Filters', 0, 'Pattern')));
    expect(filter).toEqual({ eventName: ['INSERT'], dynamodb: { Keys: { sk: { S: [{ prefix: 'OUT#' }] } } } });
  });

  it('sets one bad order aside without stopping the others', () => {
    expect(part(mapping, 'BisectBatchOnFunctionError')).toBe(true);
    expect(part(mapping, 'FunctionResponseTypes')).toEqual(['ReportBatchItemFailures']);
    expect(part(mapping, 'MaximumRetryAttempts')).toBe(10);
    expect(part(mapping, 'DestinationConfig', 'OnFailure', 'Destination')).toBeDefined();
  });
});

describe('the tick', () => {
  const schedule = ofType('AWS::Scheduler::Schedule')[0]?.properties;

  it('comes once a minute and says for which', () => {
    expect(part(schedule, 'ScheduleExpression')).toBe('rate(1 minute)');
    expect(part(schedule, 'Target', 'Input')).toBe('{"scheduledAt":"<aws.scheduler.scheduled-time>"}');
  });

  it('is tried again, then set aside', () => {
    expect(part(schedule, 'Target', 'RetryPolicy', 'MaximumRetryAttempts')).toBeGreaterThan(0);
    expect(part(schedule, 'Target', 'DeadLetterConfig', 'Arn')).toBeDefined();
  });
});

describe('what is stored', () => {
  it('is encrypted in queues and buckets', () => {
    expect(ofType('AWS::SQS::Queue').map(({ properties }) => part(properties, 'SqsManagedSseEnabled'))).toEqual([true]);
    for (const { properties } of ofType('AWS::S3::Bucket')) expect(part(properties, 'BucketEncryption')).toBeDefined();
  });

  it('moves over TLS alone', () => {
    const policies = ['AWS::SQS::QueuePolicy', 'AWS::S3::BucketPolicy', 'AWS::SNS::TopicPolicy'].flatMap(ofType);
    expect(policies).toHaveLength(5);
    for (const { properties } of policies) expect(text(properties)).toContain('"aws:SecureTransport":"false"');
  });
});

// The CDK puts the name of the stack into some ids, and a hash of it behind them.
const unnamed = (id: string) => id.replace(/foyer(local|test|production)/, '').replaceAll(/[0-9A-F]{8}/g, '');

describe('stages', () => {
  it('are the same stacks', () => {
    const shapes = stageNames.map((name) =>
      deployed(name).resources.map(({ stack, id, type }) => [stack.replace(`foyer-${name}-`, ''), type, unnamed(id)].join(' ')).sort(),
    );
    for (const shape of shapes) expect(shape).toEqual(shapes[0]);
  });
});
