import { Agent, request as send } from 'node:http';
import type { Service } from '../endpoint.ts';
import type { Gate } from '../iam/gate.ts';
import { parseJson } from '../json.ts';
import { replyJson } from '../web.ts';
import { asksOf } from './asks.ts';

const failures = {
  'unknown-key': 'com.amazon.coral.service#UnrecognizedClientException',
  denied: 'com.amazon.coral.service#AccessDeniedException',
} as const;

/** DynamoDB as the functions see it: the role is checked here, the engine behind does the rest. */
export function tableProxy(enginePort: number, gate: Gate, undo: AsyncDisposableStack): Service {
  const agent = new Agent({ keepAlive: true, maxSockets: 64 });
  undo.defer(() => agent.destroy());

  return async (request, response, body) => {
    const verdict = await gate(request, asksOf(request.headers['x-amz-target'], parseJson(body.toString())));
    if (!verdict.allowed) {
      return replyJson(response, 400, { __type: failures[verdict.code], message: verdict.message }, { 'content-type': 'application/x-amz-json-1.0' });
    }
    const onward = send({ host: '127.0.0.1', port: enginePort, method: 'POST', path: request.url, headers: { ...request.headers, connection: 'keep-alive' }, agent }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    onward.on('error', () => {
      if (response.headersSent) response.destroy();
      else replyJson(response, 500, { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: 'The table engine does not answer.' });
    });
    onward.end(body);
  };
}
