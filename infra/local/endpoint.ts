import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { signerOf } from './iam/signature.ts';
import { listen, readBody, replyJson } from './web.ts';

/** One emulated AWS service behind the common endpoint. */
export type Service = (request: IncomingMessage, response: ServerResponse, body: Buffer) => Promise<void>;

/**
 * The address that the AWS SDK is pointed at. Which service a request is for stands in its signature, so one port
 * serves all of them.
 */
export async function startEndpoint(services: Record<string, Service>, port: number, undo: AsyncDisposableStack): Promise<number> {
  const server = createServer((request, response) => {
    void answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`);
      if (!response.headersSent) replyJson(response, 500, { __type: 'InternalServerError', message: 'The local stack failed.' });
    });
  });
  // The SDK keeps its connections; closing idle ones early would make it stumble over a reset.
  server.keepAliveTimeout = 120_000;

  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await readBody(request)) ?? Buffer.alloc(0);
    const service = services[signerOf(request)?.service ?? ''];
    if (service) return service(request, response, body);
    replyJson(response, 400, { __type: 'MissingAuthenticationToken', message: 'The local stack has no such service, or the request is not signed.' });
  };
  return listen(server, port, undo);
}
