/// <reference lib="esnext.disposable" />
import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { systemCode, Trouble } from './trouble.ts';

/** Opens a server on this machine only, and closes it with everything that hangs on it. Gives the port, for port 0 is any. */
export async function listen(server: Server, port: number, undo: AsyncDisposableStack): Promise<number> {
  server.listen(port, '127.0.0.1');
  try {
    await once(server, 'listening');
  } catch (error) {
    if (systemCode(error) === 'EADDRINUSE') {
      throw new Trouble(`Port ${port} is in use: stop what listens there, or choose another base with PORT=5000.`);
    }
    if (systemCode(error) === 'EACCES') throw new Trouble(`Port ${port} may not be opened by this user: choose another base with PORT=5000.`);
    throw error;
  }
  undo.defer(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  const bound = server.address();
  return typeof bound === 'object' && bound !== null ? bound.port : port;
}

/** Says at once, before anything is built, that a port is taken. */
export async function demandFree(ports: number[]): Promise<void> {
  await using undo = new AsyncDisposableStack();
  for (const port of ports) await listen(createServer(), port, undo);
}

/** The whole body, or undefined when it is larger than the limit or did not arrive whole. */
export function readBody(request: IncomingMessage, limitBytes = Infinity): Promise<Buffer | undefined> {
  // Events, not an async iterator, which costs each request of the table more than its role check.
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    let size = 0;
    request.on('data', (part: Buffer) => {
      size += part.length;
      // Reads on to the end: an answer sent before it would reset the connection instead of being read.
      if (size <= limitBytes) parts.push(part);
    });
    request.on('end', () => resolve(size > limitBytes ? undefined : Buffer.concat(parts, size)));
    // The client has gone: nobody reads the answer.
    request.on('error', () => resolve(undefined));
  });
}

type Headers = Record<string, string | string[]>;

export function reply(response: ServerResponse, status: number, body: string | Buffer = '', headers: Headers = {}): void {
  response.writeHead(status, { 'content-length': String(Buffer.byteLength(body)), ...headers }).end(body);
}

export const replyJson = (response: ServerResponse, status: number, body: unknown, headers: Headers = {}): void =>
  reply(response, status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });

export const replyHtml = (response: ServerResponse, status: number, body: string, headers: Headers = {}): void =>
  reply(response, status, body, { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store', ...headers });

/** Path and query of a request; the host part means nothing here. */
export function urlOf(request: Pick<IncomingMessage, 'url'>): URL {
  const origin = 'http://localhost';
  return URL.parse(`${origin}${request.url ?? '/'}`) ?? new URL(origin);
}

/** Headers with lower-case names, several values joined as HTTP allows. */
export function plainHeaders(request: IncomingMessage): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(request.headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return plain;
}
