import * as z from 'zod/mini';
import { randomIds } from '../adapters/chance/ids.ts';
import { dynamoAgents, dynamoDesk } from '../adapters/dynamo/desk.ts';
import { dynamoSessions } from '../adapters/dynamo/session.ts';
import { openTable } from '../adapters/dynamo/table.ts';
import { dynamoTimers } from '../adapters/dynamo/timers.ts';
import { hmacSigner } from '../adapters/signing/hmac.ts';
import { apiGatewaySockets } from '../adapters/sockets/api-gateway.ts';
import { tick } from '../edge/tick.ts';
import { expireSession } from '../usecases/session/change-state.ts';
import { applyRules } from '../usecases/timer/apply-rules.ts';
import { runDue } from '../usecases/timer/run-due.ts';

const env = z.object({ TABLE_NAME: z.string(), SIGNING_KEY: z.string(), SOCKET_ENDPOINT: z.url() }).parse(process.env);
const table = openTable(env.TABLE_NAME);
const needs = {
  sessions: dynamoSessions(table), desk: dynamoDesk(table, randomIds), agents: dynamoAgents(table), timers: dynamoTimers(table),
  sockets: apiGatewaySockets(env.SOCKET_ENDPOINT), signer: hmacSigner(env.SIGNING_KEY), ids: randomIds, clock: { now: Date.now },
};
export const handler = tick(runDue({ ...needs, expireSession: expireSession(needs), applyRules: applyRules(needs) }));
