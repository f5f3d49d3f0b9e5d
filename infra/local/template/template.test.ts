import { describe, expect, it } from '@jest/globals';
import type { Json, JsonObject } from '../json.ts';
import { modelOf } from './model.ts';
import type { Stack } from './read.ts';
import { resolver } from './resolve.ts';

const stack = (name: string, parts: Partial<Stack['template']>): Stack => ({
  name, template: { Parameters: {}, Mappings: {}, Conditions: {}, Outputs: {}, Resources: {}, ...parts },
});
const bucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'files' } };
const secret = { Type: 'AWS::SecretsManager::Secret', Properties: { Name: 'key' } };

const home = stack('home', {
  Parameters: { Size: { Default: 'small' } },
  Mappings: { Sizes: { small: { memory: 512 } } },
  Conditions: { IsSmall: { 'Fn::Equals': [{ Ref: 'Size' }, 'small'] }, IsLarge: { 'Fn::Not': [{ Condition: 'IsSmall' }] } },
  Resources: { Bucket: bucket, Secret: secret, Api: { Type: 'AWS::ApiGatewayV2::Api', Properties: { ProtocolType: 'HTTP' } } },
});
const other = stack('other', { Resources: { Table: { Type: 'AWS::DynamoDB::Table', Properties: {} } }, Outputs: { TableArn: { Value: { 'Fn::GetAtt': ['Table', 'Arn'] }, Export: { Name: 'other:TableArn' } } } });

const { resolve } = resolver([home, other], (arn) => `value of ${arn}`);
const table = 'arn:aws:dynamodb:eu-central-1:000000000000:table/other-Table';

describe('resolving a template', () => {
  it.each<[string, Json, Json]>([
    ['Ref', { Ref: 'Bucket' }, 'files'],
    ['Ref of a parameter', { Ref: 'Size' }, 'small'],
    ['pseudo parameters', { 'Fn::Join': [':', [{ Ref: 'AWS::Region' }, { Ref: 'AWS::AccountId' }, { Ref: 'AWS::Partition' }]] }, 'eu-central-1:000000000000:aws'],
    ['Fn::GetAtt', { 'Fn::GetAtt': ['Bucket', 'Arn'] }, 'arn:aws:s3:::files'],
    ['Fn::GetAtt as text', { 'Fn::GetAtt': 'Bucket.Arn' }, 'arn:aws:s3:::files'],
    ['Fn::Sub', { 'Fn::Sub': '${Bucket}/${Bucket.Arn}/${!Bucket}/${AWS::Region}' }, 'files/arn:aws:s3:::files/${Bucket}/eu-central-1'],
    ['Fn::Sub with values', { 'Fn::Sub': ['${a}-${Size}', { a: { Ref: 'Bucket' } }] }, 'files-small'],
    ['Fn::Select and Fn::Split', { 'Fn::Select': [2, { 'Fn::Split': [':', 'a:b:c'] }] }, 'c'],
    ['Fn::ImportValue', { 'Fn::ImportValue': 'other:TableArn' }, table],
    ['Fn::GetStackOutput', { 'Fn::GetStackOutput': { StackName: 'other', OutputName: 'TableArn' } }, table],
    ['Fn::FindInMap', { 'Fn::FindInMap': ['Sizes', { Ref: 'Size' }, 'memory'] }, 512],
    ['Fn::If', { 'Fn::If': ['IsLarge', 'yes', 'no'] }, 'no'],
    ['AWS::NoValue', { kept: 1, dropped: { 'Fn::If': ['IsLarge', 2, { Ref: 'AWS::NoValue' }] } }, { kept: 1 }],
    ['a secret', { 'Fn::Join': ['', ['{{resolve:secretsmanager:', { Ref: 'Secret' }, ':SecretString:::}}']] }, 'value of arn:aws:secretsmanager:eu-central-1:000000000000:secret:key'],
    ['a policy condition', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }],
  ])('understands %s', (_what, value, expected) => {
    expect(resolve(home, value)).toEqual(expected);
  });

  it('refuses a function it does not know, by name', () => {
    expect(() => resolve(home, { 'Fn::Transform': {} })).toThrow(/cannot resolve Fn::Transform/);
  });
});

describe('the model of a template', () => {
  const model = (Resources: Record<string, { Type: string; Properties: JsonObject; Condition?: string }>) =>
    modelOf({ stacks: [stack('one', { Resources, Conditions: { Never: { 'Fn::Equals': [1, 2] } } }), home], assets: new Map() }, () => '');

  it('refuses an unknown resource type, by name', () => {
    expect(() => model({ Queue: { Type: 'AWS::Kinesis::Stream', Properties: {} } })).toThrow(/no counterpart for AWS::Kinesis::Stream \(one\/Queue\)/);
  });

  it('passes over what needs no counterpart', () => {
    expect(model({ Alarm: { Type: 'AWS::CloudWatch::Alarm', Properties: {} } }).of('AWS::S3::Bucket')).toHaveLength(1);
  });

  it('leaves out what its condition switches off', () => {
    expect(model({ Bucket: { ...bucket, Condition: 'Never' } }).of('AWS::S3::Bucket').map(({ stack: name }) => name)).toEqual(['home']);
  });

  it('finds a resource by Ref and by ARN', () => {
    const { byRef } = model({});
    expect([byRef('files')?.id, byRef('arn:aws:s3:::files')?.id, byRef('nothing')]).toEqual(['Bucket', 'Bucket', undefined]);
  });
});
