import * as z from 'zod/mini';
import { dynamoAgents } from '../adapters/dynamo/desk.ts';
import { openTable } from '../adapters/dynamo/table.ts';
import { dynamoTickets } from '../adapters/dynamo/tickets.ts';
import { hmacSigner } from '../adapters/signing/hmac.ts';
import { socketAuthorizer } from '../edge/socket-authorizer.ts';
import { redeemTicket } from '../usecases/visit/redeem-ticket.ts';

const env = z.object({ TABLE_NAME: z.string(), SIGNING_KEY: z.string() }).parse(process.env);
const table = openTable(env.TABLE_NAME);

export const handler = socketAuthorizer(redeemTicket({
  signer: hmacSigner(env.SIGNING_KEY),
  clock: { now: Date.now },
  tickets: dynamoTickets(table),
  agents: dynamoAgents(table),
}));
