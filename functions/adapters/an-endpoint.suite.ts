import { once } from 'node:events';
import { createServer } from 'node:http';

type Answer = { readonly status: number; readonly type?: string; readonly body?: string };
export type Seen = { readonly method: string; readonly path: string; readonly headers: Record<string, unknown>; readonly body: string };

/** A service that answers each request with the next of its answers, at last always the same, and remembers them; with no answer it hangs up. */
export async function anEndpoint(undo: AsyncDisposableStack, answer: Answer | readonly Answer[] | 'hangs up') {
  const seen: Seen[] = [];
  const answers = answer === 'hangs up' ? [] : [answer].flat();
  const server = createServer((request, response) => {
    let body = '';
    request.on('data', (part: Buffer) => (body += part.toString()));
    request.on('end', () => {
      seen.push({ method: request.method ?? '', path: request.url ?? '', headers: request.headers, body });
      const next = answers[seen.length - 1] ?? answers.at(-1);
      if (next) response.writeHead(next.status, { 'content-type': next.type ?? 'application/json' }).end(next.body);
      else request.socket.destroy();
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  undo.defer(() => {
    server.closeAllConnections();
    server.close();
  });
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port is free');
  const endpoint = `http://127.0.0.1:${bound.port}`;
  return { seen, endpoint, config: { endpoint, region: 'eu-central-1', credentials: { accessKeyId: 'test', secretAccessKey: 'test' } } };
}
