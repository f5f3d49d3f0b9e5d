import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { WebSocket } from 'ws';

/** A WebSocket client whose frames can be awaited one after the other. */
export async function aClient(url: string) {
  const socket = new WebSocket(url);
  const frames: string[] = [];
  const readers: ((frame: string) => void)[] = [];
  socket.on('message', (content: Buffer) => {
    const reader = readers.shift();
    if (reader) reader(content.toString());
    else frames.push(content.toString());
  });
  const closed = new Promise<number>((resolve) => socket.on('close', resolve));
  await once(socket, 'open');
  const next = (): Promise<string> => {
    const frame = frames.shift();
    return frame === undefined ? new Promise((resolve) => readers.push(resolve)) : Promise.resolve(frame);
  };
  return { socket, next, closed };
}

/** The status and body with which a handshake is refused. */
export function refusedHandshake(url: string): Promise<{ status: number | undefined; body: string }> {
  return new Promise((resolve, reject) => {
    const socket = new WebSocket(url);
    socket.on('open', () => reject(new Error('the handshake was accepted')));
    socket.on('error', () => undefined);
    socket.on('unexpected-response', (_request, response: IncomingMessage) => {
      let body = '';
      response.on('data', (part: Buffer) => (body += part.toString()));
      response.on('end', () => resolve({ status: response.statusCode, body }));
    });
  });
}
