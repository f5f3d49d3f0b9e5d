import * as z from 'zod';
import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { dynamoSessions } from '../../functions/adapters/dynamo/session.ts';
import { toSettings } from '../../functions/adapters/dynamo/settings.ts';
import { newTenantId } from '../../functions/adapters/chance/ids.ts';
import { randomUUID } from 'node:crypto';
import { EntryId, SessionId, VisitorId } from '../../functions/contract/ids.ts';
import type { Session } from '../../functions/domain/session.ts';
import type { TenantSettings } from '../../functions/domain/settings.ts';
import { newEntryId } from '../clients/people.ts';
import { aurora, tableOf } from './operator.ts';
import type { StackAddresses } from './stack.ts';

const hour = 3_600_000;
const atOnce = 25;
const Token = z.object({ visitorId: VisitorId });

/** Who a visitor token speaks of. */
export const visitorIdOf = (token: string): VisitorId =>
  Token.parse(JSON.parse(Buffer.from(token.split('.')[0] ?? '', 'base64url').toString())).visitorId;

async function times(count: number, act: (index: number) => Promise<unknown>): Promise<void> {
  for (let first = 0; first < count; first += atOnce) {
    await Promise.all(Array.from({ length: Math.min(atOnce, count - first) }, async (_, more) => act(first + more)));
  }
}

function aSession(sessionId: SessionId, visitorId: VisitorId): Session {
  return {
    tenantId: aurora, sessionId, visitorId, state: 'waiting', version: 1, seq: 0, tail: [], turns: { visitor: 0 }, agents: {},
    // Behind everybody who comes by himself.
    enteredAt: Date.now() + hour, visitorConnections: [], agentConnections: [],
  };
}

/** Waiting sessions of visitors who are not there. */
export async function seedSessions(stack: StackAddresses, count: number): Promise<void> {
  const { create } = dynamoSessions(tableOf(stack));
  await times(count, async () => create(aSession(SessionId.parse(randomUUID()), VisitorId.parse(randomUUID().replaceAll('-', '').slice(0, 22)))));
}

/** Businesses that only have settings. */
export async function seedTenants(stack: StackAddresses, count: number): Promise<void> {
  const { client, name: TableName } = tableOf(stack);
  await times(count, async () => {
    const settings: TenantSettings = {
      tenantId: newTenantId(), tenantName: 'Bench', version: 1, enabled: true, useRules: false, rules: [], timeZone: 'UTC', unansweredMinutes: 10,
      newSessionSound: true, typingPreview: true, strings: {}, origins: ['https://bench.test'], identityKeys: [], accent: '#0b6e4f', position: 'right',
      switchedBy: 'manual', lastRuleAt: 0,
    };
    await client.send(new PutItemCommand({ TableName, Item: toSettings(settings) }));
  });
}

/** A session of this visitor with so many messages behind it, all but the last in chunks of five. */
export async function seedLog(stack: StackAddresses, session: string, visitorId: VisitorId, messages: number): Promise<void> {
  const { create, keepChunk } = dynamoSessions(tableOf(stack));
  const sessionId = SessionId.parse(session);
  const entries = Array.from({ length: messages }, (_, index) =>
    ({ kind: 'message', seq: index + 1, id: EntryId.parse(newEntryId()), at: Date.now(), by: { kind: 'visitor' }, text: 'As I said before.' }) as const);
  await times(Math.ceil(messages / 5), async (index) => {
    const chunk = entries.slice(index * 5, index * 5 + 5);
    await keepChunk({ tenantId: aurora, sessionId }, { first: index * 5 + 1, last: index * 5 + chunk.length, entries: chunk });
  });
  await create({ ...aSession(sessionId, visitorId), seq: messages, tail: entries.slice(-1), turns: { visitor: messages } });
}
