import { dynamoTimers } from '../../functions/adapters/dynamo/timers.ts';
import { openTable, type Table } from '../../functions/adapters/dynamo/table.ts';
import { SessionId, TenantId } from '../../functions/contract/ids.ts';
import { operatorKey } from '../../infra/local/iam/keys.ts';
import { demoShops } from '../../infra/local/seed/demo.ts';
import type { StackAddresses } from './stack.ts';

/** The table as the operator reaches it, past every meter. */
export const tableOf = (stack: StackAddresses): Table =>
  openTable(stack.aws.outputs.TableName, { endpoint: stack.table, region: 'eu-central-1', credentials: operatorKey });

export const aurora = TenantId.parse(demoShops.aurora.tenantId);

/** A minute long gone, so that nobody has to wait for the deadline of a conversation. */
const minute = 60_000;
const past = Math.floor(Date.now() / minute) * minute - 10 * minute;
export const deadline = new Date(past).toISOString();
export const quietMinute = new Date(past - 60 * minute).toISOString();

/** The deadline that `start` has set, as it looks when its minute has come. */
export async function putDeadline(stack: StackAddresses, sessionId: string): Promise<void> {
  const timer = { kind: 'unanswered', tenantId: aurora, sessionId: SessionId.parse(sessionId), at: past } as const;
  await dynamoTimers(tableOf(stack)).set(timer, past - 2 * minute);
}

/** The minute's tick, as the scheduler would fire it. */
export async function tick(stack: StackAddresses, scheduledAt: string): Promise<void> {
  const answer = await fetch(`${stack.start}/tick`, { method: 'POST', body: JSON.stringify({ scheduledAt }) });
  if (!answer.ok) throw new Error(`the tick failed: ${await answer.text()}`);
}
