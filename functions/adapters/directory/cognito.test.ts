import { afterAll, describe, expect, it } from '@jest/globals';
import { ana, aTenant } from '../../ports/builders.suite.ts';
import { anEndpoint } from '../an-endpoint.suite.ts';
import { cognitoDirectory } from './cognito.ts';

const invitation = { email: 'ana@aurora.test', name: 'Ana', tenantId: aTenant(), agentId: ana.agentId, role: 'agent' } as const;
const undo = new AsyncDisposableStack();
afterAll(() => undo.disposeAsync());

describe('the directory of agents', () => {
  it('invites a person with his tenant, agent and role', async () => {
    const { seen, config } = await anEndpoint(undo, { status: 200, type: 'application/x-amz-json-1.1', body: '{"User":{}}' });
    expect(await cognitoDirectory('pool_1', config).invite(invitation)).toEqual({ tenantId: invitation.tenantId, agentId: ana.agentId });
    expect(seen[0]?.headers).toMatchObject({ 'x-amz-target': 'AWSCognitoIdentityProviderService.AdminCreateUser' });
    expect(JSON.parse(seen[0]?.body ?? '')).toEqual({
      UserPoolId: 'pool_1',
      Username: 'ana@aurora.test',
      DesiredDeliveryMediums: ['EMAIL'],
      UserAttributes: [
        { Name: 'email', Value: 'ana@aurora.test' }, { Name: 'email_verified', Value: 'true' }, { Name: 'given_name', Value: 'Ana' },
        { Name: 'custom:tenant', Value: invitation.tenantId }, { Name: 'custom:agent', Value: ana.agentId }, { Name: 'custom:role', Value: 'agent' },
      ],
    });
  });

  it('answers who a person is who was invited before', async () => {
    const before = { 'custom:tenant': 'cedar0000000', 'custom:agent': 'eve000000000', email: 'ana@aurora.test' };
    const { config } = await anEndpoint(undo, [
      { status: 400, type: 'application/x-amz-json-1.1', body: '{"__type":"UsernameExistsException"}' },
      { status: 200, type: 'application/x-amz-json-1.1', body: JSON.stringify({ UserAttributes: Object.entries(before).map(([Name, Value]) => ({ Name, Value })) }) },
    ]);
    expect(await cognitoDirectory('pool_1', config).invite(invitation)).toEqual({ tenantId: 'cedar0000000', agentId: 'eve000000000' });
  });
});
