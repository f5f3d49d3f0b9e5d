import {
  ApiGatewayManagementApiClient, ApiGatewayManagementApiServiceException, PostToConnectionCommand,
  type ApiGatewayManagementApiClientConfig,
} from '@aws-sdk/client-apigatewaymanagementapi';
import type { Sockets } from '../../ports/sockets.ts';

/** Open sockets, by the management API of the WebSocket API: `endpoint` is its address with the stage. */
export function apiGatewaySockets(endpoint: string, config: ApiGatewayManagementApiClientConfig = {}): Sockets {
  const client = new ApiGatewayManagementApiClient({
    endpoint,
    // A push is seen twice without harm, and one that is lost is asked for: no long waiting.
    maxAttempts: 2,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_000 },
    ...config,
  });
  return {
    post: async (ConnectionId, push) => {
      try {
        await client.send(new PostToConnectionCommand({ ConnectionId, Data: JSON.stringify(push) }));
        return 'sent';
      } catch (error) {
        if (error instanceof ApiGatewayManagementApiServiceException && error.$metadata.httpStatusCode === 410) return 'gone';
        throw error;
      }
    },
  };
}
