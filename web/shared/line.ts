import type { Push, Reply, ReplyTo } from '../../functions/contract/socket.ts';
import { isPush, isValueOf, noAnswer, readFrame } from './frames.ts';
import type { Action, Answer, Ask, Silent } from './frames.ts';
import type { Host, OpenSocket, Socket } from './host.ts';

/** One socket, from opening to its end. */
export type Line = { ask: Ask; tell: (request: Silent) => void; close: () => void };
type LineEvents = { open: () => void; push: (push: Push) => void; lost: () => void };

/** Beyond the longest time a Lambda may take: no answer means a dead socket. */
const replyTimeout = 12_000;

export function createLine(host: Host, openSocket: OpenSocket, url: string, on: LineEvents): Line {
  const pending = new Map<string, (reply: Reply | undefined) => void>();
  let asked = 0;
  let over = false;

  function close() {
    if (over) return;
    over = true;
    for (const settle of pending.values()) settle(undefined);
    pending.clear();
    socket?.close();
  }

  function lost() {
    if (over) return;
    close();
    on.lost();
  }

  function receive(text: string) {
    if (over) return;
    const frame = readFrame(text);
    if (frame === undefined) return;
    if (isPush(frame)) {
      on.push(frame);
      return;
    }
    const settle = pending.get(frame.re ?? '');
    pending.delete(frame.re ?? '');
    settle?.(frame);
  }

  let socket: Socket | undefined;
  try {
    socket = openSocket(url, { open: () => over || on.open(), message: receive, close: lost });
  } catch {
    host.after(0, lost);
  }

  return {
    ask: (request) =>
      new Promise((resolve) => {
        if (over) {
          resolve(noAnswer);
          return;
        }
        const id = String(++asked);
        const stop = host.after(replyTimeout, lost);
        pending.set(id, (reply) => {
          stop();
          resolve(answerOf(request.action, reply));
        });
        socket?.send(JSON.stringify({ ...request, id }));
      }),
    tell: (request) => {
      if (!over) socket?.send(JSON.stringify(request));
    },
    close,
  };
}

function answerOf<A extends Action>(action: A, reply: Reply | undefined): Answer<ReplyTo<A>> {
  if (reply === undefined) return noAnswer;
  if (!reply.ok) return reply;
  return isValueOf(action, reply.value) ? { ok: true, value: reply.value } : noAnswer;
}
