import * as z from 'zod/mini';
import { randomIds } from '../adapters/chance/ids.ts';
import { dynamoDesk } from '../adapters/dynamo/desk.ts';
import { dynamoFacts } from '../adapters/dynamo/facts.ts';
import { dynamoOutbox, readOrder } from '../adapters/dynamo/outbox.ts';
import { dynamoSessions } from '../adapters/dynamo/session.ts';
import { openTable } from '../adapters/dynamo/table.ts';
import { s3Files } from '../adapters/files/s3.ts';
import { sesMailer } from '../adapters/mail/ses.ts';
import { outboxStream } from '../edge/outbox-stream.ts';
import { carryOut } from '../usecases/order/carry-out.ts';

const env = z.object({ TABLE_NAME: z.string(), MAIL_FROM: z.email(), SITE_BUCKET: z.string() }).parse(process.env);
const table = openTable(env.TABLE_NAME);

export const handler = outboxStream({ read: readOrder, carryOut: carryOut({
  outbox: dynamoOutbox(table), desk: dynamoDesk(table, randomIds), sessions: dynamoSessions(table), facts: dynamoFacts(table),
  mailer: sesMailer(env.MAIL_FROM), files: s3Files(env.SITE_BUCKET), clock: { now: Date.now },
}) });
