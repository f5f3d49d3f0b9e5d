import * as z from 'zod/mini';
import { randomIds } from '../adapters/chance/ids.ts';
import { dynamoDesk } from '../adapters/dynamo/desk.ts';
import { openTable } from '../adapters/dynamo/table.ts';
import { jwtIdentity } from '../adapters/identity/jwt.ts';
import { hmacSigner } from '../adapters/signing/hmac.ts';
import { httpApi } from '../edge/http-api.ts';
import { visitorRoutes } from '../edge/visitor-routes.ts';

const env = z.object({ TABLE_NAME: z.string(), SIGNING_KEY: z.string(), SOCKET_URL: z.url() }).parse(process.env);

export const handler = httpApi('http-visitor', visitorRoutes({
  desk: dynamoDesk(openTable(env.TABLE_NAME), randomIds),
  identity: jwtIdentity,
  signer: hmacSigner(env.SIGNING_KEY),
  ids: randomIds,
  clock: { now: Date.now },
  socketUrl: env.SOCKET_URL,
}));
