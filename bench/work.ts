import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer } from 'node:http';
import path from 'node:path';
import * as z from 'zod';
import { toHead } from '../functions/adapters/dynamo/head.ts';
import type { Actor } from '../functions/contract/actor.ts';
import { AgentId, ConnectionId, EntryId, SessionId, TenantId, VisitorId } from '../functions/contract/ids.ts';
import type { Session } from '../functions/domain/session.ts';
import { root } from '../infra/local/root.ts';
import { listen, readBody, replyJson } from '../infra/local/web.ts';
import { newEntryId } from './clients/people.ts';
import { sentence } from './conversation.ts';
import { median } from './median.ts';
import { round } from './prices.ts';
import { environment, socketBundle } from './start.ts';

// In batches, so that what else the machine does in between can be told from the work.
const [warmUp, calls, batches] = [500, 2_000, 10];
const now = Date.now();
const agentId = AgentId.parse('ana000000000');
const visitor: Actor = {
  kind: 'visitor', tenantId: TenantId.parse('auroraoutdo0'), visitorId: VisitorId.parse('v'.repeat(22)), connectionId: ConnectionId.parse('L0SM9cOFvHcCJhg='), verified: 'no', mayStart: 'yes',
};
const session: Session = {
  tenantId: visitor.tenantId, sessionId: SessionId.parse('00000000-0000-4000-8000-000000000000'), visitorId: visitor.visitorId, state: 'active', version: 3,
  seq: 7, turns: { visitor: 4, [agentId]: 1 }, agents: { [agentId]: 'Ana' }, owner: agentId, enteredAt: now,
  visitorConnections: [visitor.connectionId], agentConnections: [{ agentId, connectionId: ConnectionId.parse('L0SM9dOFvHcCJhg=') }],
  tail: [5, 6, 7].map((seq) => ({ kind: 'message', seq, id: EntryId.parse(newEntryId()), at: now, by: { kind: 'visitor' }, text: sentence })),
};

/** Processor time of one message in a warm environment. The table and the gateway are a stub in this process, whose work does not count. */
export async function work() {
  await using undo = new AsyncDisposableStack();
  const head = JSON.stringify({ Attributes: toHead(session) });
  const server = createServer((request, response) => void readBody(request).then(() => replyJson(response, 200, request.headers['x-amz-target'] ? JSON.parse(head) : {})));
  server.keepAliveTimeout = 60_000;
  const url = `http://127.0.0.1:${await listen(server, 0, undo)}`;
  const event = {
    requestContext: { eventType: 'MESSAGE', requestId: 'bench', authorizer: { actor: JSON.stringify(visitor) } },
    body: JSON.stringify({ action: 'say', id: 'q', sessionId: session.sessionId, entryId: newEntryId(), turn: 5, text: sentence }),
  };
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', path.join(root, 'bench/children/work.ts'), JSON.stringify({ bundle: socketBundle, event, warmUp, calls, batches })], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...environment, PATH: process.env['PATH'], AWS_ENDPOINT_URL_DYNAMODB: url, SOCKET_ENDPOINT: `${url}/live` },
  });
  let said = '';
  child.stdout.on('data', (part: Buffer) => (said += part.toString()));
  await once(child, 'close');
  const { cpuMs } = z.object({ cpuMs: z.array(z.number()) }).parse(JSON.parse(said));
  return { calls, cpuMsPerMessage: round(median(cpuMs), 3), leastMs: round(Math.min(...cpuMs), 3), mostMs: round(Math.max(...cpuMs), 3) };
}
