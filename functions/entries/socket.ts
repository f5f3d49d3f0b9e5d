import * as z from 'zod/mini';
import { randomIds } from '../adapters/chance/ids.ts';
import { dynamoAgents, dynamoDesk } from '../adapters/dynamo/desk.ts';
import { dynamoFacts } from '../adapters/dynamo/facts.ts';
import { dynamoOutbox } from '../adapters/dynamo/outbox.ts';
import { dynamoSessions } from '../adapters/dynamo/session.ts';
import { openTable } from '../adapters/dynamo/table.ts';
import { dynamoTimers } from '../adapters/dynamo/timers.ts';
import { hmacSigner } from '../adapters/signing/hmac.ts';
import { apiGatewaySockets } from '../adapters/sockets/api-gateway.ts';
import { socketActions } from '../edge/socket-actions.ts';
import { socketApi } from '../edge/socket-api.ts';

const env = z.object({ TABLE_NAME: z.string(), SIGNING_KEY: z.string(), SOCKET_ENDPOINT: z.url() }).parse(process.env);
const table = openTable(env.TABLE_NAME);

export const handler = socketApi(socketActions({
  sessions: dynamoSessions(table), facts: dynamoFacts(table), desk: dynamoDesk(table, randomIds), agents: dynamoAgents(table),
  timers: dynamoTimers(table), outbox: dynamoOutbox(table), sockets: apiGatewaySockets(env.SOCKET_ENDPOINT),
  signer: hmacSigner(env.SIGNING_KEY), ids: randomIds, clock: { now: Date.now },
}));
