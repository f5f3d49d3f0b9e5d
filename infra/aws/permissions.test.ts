import { describe, expect, it } from '@jest/globals';
import { deployed, list, part, statements, text } from './test/templates.ts';

const { resources, ofType } = deployed();
const granted = statements(resources);
const tableActions = (entry: string) =>
  granted
    .filter(({ role }) => role.startsWith(`${entry}roleDefaultPolicy`))
    .flatMap(({ actions }) => actions.filter((action) => action.startsWith('dynamodb:')))
    .sort();

describe('what functions may do', () => {
  it('grants no action by pattern', () => {
    expect(granted.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
  });

  it('grants neither Scan, nor PartiQL, nor deletion', () => {
    expect(granted.flatMap(({ actions }) => actions).filter((action) => /Scan|PartiQL|Delete/.test(action))).toEqual([]);
  });

  it('grants nothing on every resource', () => {
    expect(granted.filter((statement) => statement.resources.includes('*'))).toEqual([]);
  });

  it('grants table actions on the table and its index alone', () => {
    const onTable = granted.filter(({ actions }) => actions.some((action) => /^dynamodb:(?!.*(Stream|Records|Shard))/.test(action)));
    expect(onTable.flatMap((statement) => statement.resources).filter((arn) => !/Table|index\/byState/.test(arn))).toEqual([]);
  });

  it.each([
    ['socketauthorizer', ['PutItem', 'UpdateItem']],
    ['httpvisitor', ['GetItem']],
    ['socket', ['GetItem', 'PutItem', 'Query', 'Query', 'UpdateItem']],
    ['httpconsole', ['BatchGetItem', 'GetItem', 'PutItem', 'Query', 'Query', 'UpdateItem']],
    ['outbox', ['DescribeStream', 'GetItem', 'GetRecords', 'GetShardIterator', 'Query', 'UpdateItem']],
    ['tick', ['GetItem', 'PutItem', 'Query', 'Query', 'UpdateItem']],
  ])('lets %s do only what it does', (entry, actions) => {
    expect(tableActions(entry)).toEqual(actions.map((action) => `dynamodb:${action}`));
  });

  it('gives every function a role of its own', () => {
    const roles = ofType('AWS::Lambda::Function').map(({ properties }) => text(part(properties, 'Role')));
    expect(new Set(roles).size).toBe(roles.length);
  });

  it('lets mail leave from the one sender only', () => {
    const policies = JSON.stringify(ofType('AWS::IAM::Policy').map(({ properties }) => properties));
    expect(policies).toContain('"StringEquals":{"ses:FromAddress":"chat@example.com"}');
  });

  it('lets nobody delete files', () => {
    const bucketPolicies = ofType('AWS::S3::BucketPolicy').flatMap(({ properties }) => list(part(properties, 'PolicyDocument', 'Statement')));
    const allowed = bucketPolicies.filter((statement) => part(statement, 'Effect') === 'Allow').map((statement) => text(part(statement, 'Action')));
    expect([...allowed, ...granted.flatMap(({ actions }) => actions)].filter((action) => /s3:Delete|s3:\*/.test(action))).toEqual([]);
  });
});
