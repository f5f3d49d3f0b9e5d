import * as z from 'zod/mini';
import { randomIds } from '../adapters/chance/ids.ts';
import { dynamoAgents, dynamoDesk } from '../adapters/dynamo/desk.ts';
import { dynamoFacts } from '../adapters/dynamo/facts.ts';
import { dynamoSessions } from '../adapters/dynamo/session.ts';
import { dynamoStatusHistory } from '../adapters/dynamo/status-history.ts';
import { openTable } from '../adapters/dynamo/table.ts';
import { dynamoTimers } from '../adapters/dynamo/timers.ts';
import { hmacSigner } from '../adapters/signing/hmac.ts';
import { apiGatewaySockets } from '../adapters/sockets/api-gateway.ts';
import { consoleRoutes } from '../edge/console-routes.ts';
import { httpApi } from '../edge/http-api.ts';

const env = z.object({ TABLE_NAME: z.string(), SIGNING_KEY: z.string(), SOCKET_URL: z.url(), SOCKET_ENDPOINT: z.url() }).parse(process.env);
const table = openTable(env.TABLE_NAME);

export const handler = httpApi('http-console', consoleRoutes({
  desk: dynamoDesk(table, randomIds), agents: dynamoAgents(table), history: dynamoStatusHistory(table), sessions: dynamoSessions(table),
  facts: dynamoFacts(table), timers: dynamoTimers(table), sockets: apiGatewaySockets(env.SOCKET_ENDPOINT),
  signer: hmacSigner(env.SIGNING_KEY), ids: randomIds, clock: { now: Date.now }, socketUrl: env.SOCKET_URL,
}));
