import * as z from 'zod/mini';
import {
  AdminCreateUserCommand, AdminGetUserCommand, CognitoIdentityProviderClient, UsernameExistsException, type CognitoIdentityProviderClientConfig,
} from '@aws-sdk/client-cognito-identity-provider';
import { AgentId, TenantId } from '../../contract/ids.ts';
import type { Directory } from '../../ports/directory.ts';

/** The user pool of the agents. Cognito mails an invited person his temporary password. */
export function cognitoDirectory(userPoolId: string, config: CognitoIdentityProviderClientConfig = {}): Directory {
  const client = new CognitoIdentityProviderClient(config);
  return {
    invite: async ({ email, name, tenantId, agentId, role }) => {
      const attributes = {
        email, email_verified: 'true', given_name: name,
        'custom:tenant': tenantId, 'custom:agent': agentId, 'custom:role': role,
      };
      try {
        await client.send(new AdminCreateUserCommand({
          UserPoolId: userPoolId,
          Username: email,
          UserAttributes: Object.entries(attributes).map(([Name, Value]) => ({ Name, Value })),
          DesiredDeliveryMediums: ['EMAIL'],
        }));
        return { tenantId, agentId };
      } catch (error) {
        if (!(error instanceof UsernameExistsException)) throw error;
        const { UserAttributes = [] } = await client.send(new AdminGetUserCommand({ UserPoolId: userPoolId, Username: email }));
        return Known.parse(Object.fromEntries(UserAttributes.map(({ Name, Value }) => [Name, Value])));
      }
    },
  };
}

const Known = z.pipe(
  z.object({ 'custom:tenant': TenantId, 'custom:agent': AgentId }),
  z.transform((attributes) => ({ tenantId: attributes['custom:tenant'], agentId: attributes['custom:agent'] })),
);
