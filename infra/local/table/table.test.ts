import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ConditionalCheckFailedException, DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand, TransactWriteItemsCommand } from '@aws-sdk/client-dynamodb';
import * as z from 'zod';
import { startEndpoint } from '../endpoint.ts';
import { decider } from '../iam/decide.ts';
import { gateOf } from '../iam/gate.ts';
import { type AccessKey, keyRing, operatorKey } from '../iam/keys.ts';
import { rolesOf } from '../iam/roles.ts';
import { temporaryFolder, testModel } from '../testing/app.ts';
import { type Call, caller } from './call.ts';
import { createTable, type LocalTable } from './create.ts';
import { startEngine } from './engine.ts';
import { tableProxy } from './proxy.ts';
import { sweep } from './sweep.ts';

const key = [{ AttributeName: 'pk', KeyType: 'HASH' }, { AttributeName: 'sk', KeyType: 'RANGE' }];
const model = testModel({
  Table: {
    Type: 'AWS::DynamoDB::GlobalTable',
    Properties: {
      TableName: 'chat', BillingMode: 'PAY_PER_REQUEST', KeySchema: key,
      AttributeDefinitions: ['pk', 'sk', 'state'].map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
      GlobalSecondaryIndexes: [{ IndexName: 'byState', KeySchema: [{ AttributeName: 'state', KeyType: 'HASH' }], Projection: { ProjectionType: 'ALL' } }],
      StreamSpecification: { StreamViewType: 'NEW_AND_OLD_IMAGES' },
      TimeToLiveSpecification: { AttributeName: 'expires', Enabled: true },
      Replicas: [{ Region: { Ref: 'AWS::Region' } }],
    },
  },
  Role: {
    Type: 'AWS::IAM::Role',
    Properties: { Policies: [{ PolicyName: 'writes', PolicyDocument: {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:Query'], Resource: { 'Fn::GetAtt': ['Table', 'Arn'] } }],
    } }] },
  },
});

describe('the table behind the role check', () => {
  const undo = new AsyncDisposableStack();
  let call: Call;
  let table: LocalTable;
  let asFunction: DynamoDBClient;
  let asOperator: DynamoDBClient;
  let asStranger: DynamoDBClient;

  beforeAll(async () => {
    const engine = await startEngine(temporaryFolder(undo), undo, () => undefined);
    call = caller(engine.url);
    const [resource] = model.of('AWS::DynamoDB::GlobalTable');
    if (!resource) throw new Error('no table');
    table = await createTable(resource, call);
    const keys = keyRing();
    const [role] = rolesOf(model).values();
    if (!role) throw new Error('no role');
    const gate = gateOf(keys, decider());
    const port = await startEndpoint({ dynamodb: tableProxy(engine.port, gate, undo) }, 0, undo);
    const client = (credentials: AccessKey) =>
      undo.adopt(new DynamoDBClient({ endpoint: `http://127.0.0.1:${port}`, region: 'eu-central-1', credentials }), (one) => one.destroy());
    asFunction = client(keys.issue(role, 'socket'));
    asOperator = client(operatorKey);
    asStranger = client({ accessKeyId: 'AKIASTRANGER', secretAccessKey: 'x' });
  });
  afterAll(() => undo.disposeAsync());

  const put = (sk: string, more = {}) => new PutItemCommand({ TableName: 'chat', Item: { pk: { S: 'T#a' }, sk: { S: sk }, ...more } });

  it('creates the table once, however often the stack starts', async () => {
    const [resource] = model.of('AWS::DynamoDB::GlobalTable');
    expect(resource && (await createTable(resource, call))).toEqual(table);
    expect(table).toMatchObject({ name: 'chat', keys: ['pk', 'sk'], ttl: 'expires' });
  });

  it('lets a function do what its role allows', async () => {
    await asFunction.send(put('granted'));
    expect((await asOperator.send(new GetItemCommand({ TableName: 'chat', Key: { pk: { S: 'T#a' }, sk: { S: 'granted' } } }))).Item).toBeDefined();
  });

  it('denies what the role does not allow, in the words of AWS', async () => {
    const get = asFunction.send(new GetItemCommand({ TableName: 'chat', Key: { pk: { S: 'T#a' }, sk: { S: 'granted' } } }));
    await expect(get).rejects.toMatchObject({
      name: 'AccessDeniedException',
      message: 'User: arn:aws:sts::000000000000:assumed-role/Test-Role/socket is not authorized to perform: dynamodb:GetItem on resource: arn:aws:dynamodb:eu-central-1:000000000000:table/chat because no identity-based policy allows the dynamodb:GetItem action',
    });
  });

  it('checks an index on its own', async () => {
    const query = new QueryCommand({ TableName: 'chat', IndexName: 'byState', KeyConditionExpression: '#s = :s', ExpressionAttributeNames: { '#s': 'state' }, ExpressionAttributeValues: { ':s': { S: 'x' } } });
    await expect(asFunction.send(query)).rejects.toThrow(/table\/chat\/index\/byState/);
  });

  it('checks each part of a transaction', async () => {
    const items = [{ Put: { TableName: 'chat', Item: { pk: { S: 'T#a' }, sk: { S: 'part' } } } }, { Delete: { TableName: 'chat', Key: { pk: { S: 'T#a' }, sk: { S: 'granted' } } } }];
    await expect(asFunction.send(new TransactWriteItemsCommand({ TransactItems: items }))).rejects.toThrow(/dynamodb:DeleteItem/);
  });

  it('does not know a foreign access key', async () => {
    await expect(asStranger.send(put('stranger'))).rejects.toMatchObject({ name: 'UnrecognizedClientException' });
  });

  it('passes the errors of the engine on', async () => {
    const command = put('granted');
    command.input.ConditionExpression = 'attribute_not_exists(pk)';
    await expect(asFunction.send(command)).rejects.toBeInstanceOf(ConditionalCheckFailedException);
  });

  it('removes expired items and keeps the others', async () => {
    await asFunction.send(put('old', { expires: { N: '1000' } }));
    await asFunction.send(put('young', { expires: { N: '3000' } }));
    expect(await sweep(table, call, 2_000_000)).toBe(1);
    const { Items } = await call('Scan', { TableName: 'chat' }, z.object({ Items: z.array(z.object({ sk: z.object({ S: z.string() }) })) }));
    expect(Items.map(({ sk }) => sk.S).toSorted()).toEqual(['granted', 'young']);
  });
});
