import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import * as z from 'zod';

const Frame = z.looseObject({ re: z.string().optional(), ok: z.boolean().optional(), value: z.unknown().optional(), refusal: z.string().optional(), type: z.string().optional() });
type Frame = z.infer<typeof Frame>;

/** API Gateway bills a message in units of 32 KB. */
const billed = (text: string): number => Math.ceil(Buffer.byteLength(text) / (32 * 1024));

/** A socket to the WebSocket API that asks, hears pushes, and counts what API Gateway would bill. */
export async function openSocket(url: string, ticket: string) {
  const socket = new WebSocket(`${url}?ticket=${encodeURIComponent(ticket)}`, { perMessageDeflate: false });
  const frames = { in: 0, out: 0 };
  const asked = new Map<string, (frame: Frame) => void>();
  const listeners = new Set<(frame: Frame) => void>();
  socket.on('message', (content: Buffer) => {
    const text = content.toString();
    frames.out += billed(text);
    const frame = Frame.parse(JSON.parse(text));
    const answered = frame.re === undefined ? undefined : asked.get(frame.re);
    if (frame.re !== undefined) asked.delete(frame.re);
    if (answered) answered(frame);
    else for (const hear of listeners) hear(frame);
  });
  await once(socket, 'open');

  const send = (frame: object): void => {
    const text = JSON.stringify(frame);
    frames.in += billed(text);
    socket.send(text);
  };
  const hear = (listener: (frame: Frame) => void): (() => void) => {
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  return {
    frames,
    hear,
    /** Sends what is not answered. */
    tell: send,
    /** A request and its value; a refusal is a failure of the bench. */
    ask: async (request: { action: string } & Record<string, unknown>): Promise<unknown> => {
      const id = randomUUID().slice(0, 23);
      const answer = new Promise<Frame>((resolve) => asked.set(id, resolve));
      send({ ...request, id });
      const { ok, refusal, value } = await answer;
      if (!ok) throw new Error(`${request.action} was refused: ${refusal}`);
      return value;
    },
    /** The next push of a kind. Ask for it before you do what causes it. */
    next: (type: string): Promise<Frame> =>
      new Promise((resolve) => {
        const stop = hear((frame) => {
          if (frame.type !== type) return;
          stop();
          resolve(frame);
        });
      }),
    close: async (): Promise<void> => {
      const closed = once(socket, 'close');
      socket.close();
      await closed;
    },
  };
}
