import { createHash } from 'node:crypto';
import { isObject, type Json, type JsonObject } from '../json.ts';

/** The account and region that the local stack pretends to be in. */
export const account = { partition: 'aws', region: 'eu-central-1', id: '000000000000', suffix: 'amazonaws.com' } as const;

export type Identity = { stack: string; id: string; type: string; properties: JsonObject };

/** The same letters on every start, so that stored data and open pages still fit. */
export function stableId({ stack, id }: Pick<Identity, 'stack' | 'id'>, length: number): string {
  const digest = createHash('sha256').update(`${stack}/${id}`).digest();
  return [...digest].map((byte) => (byte % 36).toString(36)).join('').slice(0, length);
}

/** What CloudFormation's Ref gives for a resource. */
export function refOf(resource: Identity): string {
  const { type } = resource;
  if (type === 'AWS::SQS::Queue') return `https://sqs.${account.region}.${account.suffix}/${account.id}/${nameOf(resource)}`;
  if (['AWS::SecretsManager::Secret', 'AWS::SNS::Topic', 'AWS::IAM::ManagedPolicy'].includes(type)) return arnOf(resource);
  return nameOf(resource);
}

/** What Fn::GetAtt gives. */
export function attributeOf(resource: Identity, attribute: string): string {
  const name = nameOf(resource);
  switch (attribute) {
    case 'Arn': case 'TopicArn': case 'PolicyArn':
      return arnOf(resource);
    case 'StreamArn':
      return `${arnOf(resource)}/stream/latest`;
    case 'ApiEndpoint':
      return `${resource.properties['ProtocolType'] === 'WEBSOCKET' ? 'wss' : 'https'}://${name}.execute-api.${account.region}.${account.suffix}`;
    case 'DomainName':
      return resource.type === 'AWS::S3::Bucket' ? `${name}.s3.${account.suffix}` : `${name}.cloudfront.net`;
    case 'RegionalDomainName':
      return `${name}.s3.${account.region}.${account.suffix}`;
    case 'ProviderName':
      return `cognito-idp.${account.region}.${account.suffix}/${name}`;
    case 'ProviderURL':
      return `https://cognito-idp.${account.region}.${account.suffix}/${name}`;
    default:
      return name;
  }
}

/** The property that carries a name chosen in the template. */
const named: Record<string, string> = {
  'AWS::DynamoDB::GlobalTable': 'TableName', 'AWS::DynamoDB::Table': 'TableName', 'AWS::Lambda::Function': 'FunctionName',
  'AWS::IAM::Role': 'RoleName', 'AWS::IAM::ManagedPolicy': 'ManagedPolicyName', 'AWS::S3::Bucket': 'BucketName',
  'AWS::SQS::Queue': 'QueueName', 'AWS::SNS::Topic': 'TopicName', 'AWS::SecretsManager::Secret': 'Name',
  'AWS::Cognito::UserPoolDomain': 'Domain', 'AWS::ApiGatewayV2::Stage': 'StageName', 'AWS::Scheduler::Schedule': 'Name',
  'AWS::Logs::LogGroup': 'LogGroupName', 'AWS::SES::EmailIdentity': 'EmailIdentity', 'AWS::CloudWatch::Alarm': 'AlarmName',
};

export function nameOf(resource: Identity): string {
  const chosen: Json | undefined = resource.properties[named[resource.type] ?? ''];
  if (typeof chosen === 'string') return chosen;
  if (isObject(chosen)) throw new Error(`${resource.id}: a name made of other values cannot be read here`);
  switch (resource.type) {
    case 'AWS::ApiGatewayV2::Api': return stableId(resource, 10);
    case 'AWS::Cognito::UserPool': return `${account.region}_${stableId(resource, 9)}`;
    case 'AWS::Cognito::UserPoolClient': return stableId(resource, 26);
    case 'AWS::CloudFront::Distribution': return `d${stableId(resource, 13)}`;
    case 'AWS::S3::Bucket': return `${resource.stack}-${resource.id}-${stableId(resource, 6)}`.toLowerCase();
    default: return `${resource.stack}-${resource.id}`;
  }
}

const arns: Record<string, (name: string) => string> = {
  'AWS::DynamoDB::GlobalTable': (name) => regional('dynamodb', `table/${name}`),
  'AWS::DynamoDB::Table': (name) => regional('dynamodb', `table/${name}`),
  'AWS::Lambda::Function': (name) => regional('lambda', `function:${name}`),
  'AWS::IAM::Role': (name) => `arn:aws:iam::${account.id}:role/${name}`,
  'AWS::IAM::ManagedPolicy': (name) => `arn:aws:iam::${account.id}:policy/${name}`,
  'AWS::S3::Bucket': (name) => `arn:aws:s3:::${name}`,
  'AWS::SQS::Queue': (name) => regional('sqs', name),
  'AWS::SNS::Topic': (name) => regional('sns', name),
  'AWS::SecretsManager::Secret': (name) => regional('secretsmanager', `secret:${name}`),
  'AWS::Cognito::UserPool': (name) => regional('cognito-idp', `userpool/${name}`),
  'AWS::Logs::LogGroup': (name) => `${regional('logs', `log-group:${name}`)}:*`,
};

function arnOf(resource: Identity): string {
  const arn = arns[resource.type] ?? ((name: string) => regional(resource.type.split('::')[1]?.toLowerCase() ?? 'custom', name));
  return arn(nameOf(resource));
}

const regional = (service: string, rest: string): string => `arn:aws:${service}:${account.region}:${account.id}:${rest}`;
