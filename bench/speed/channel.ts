import { once } from 'node:events';
import { WebSocket } from 'ws';
import { anAgent, aVisitor, newEntryId } from '../clients/people.ts';
import { sentence } from '../conversation.ts';
import type { StackAddresses } from '../stack/stack.ts';

/** A visitor on one end and an agent on the other. It resolves with the milliseconds until the agent's client holds the message and the sender's his answer. */
export type Channel = { send: () => Promise<{ heardMs: number; answeredMs: number }> };

/** Chats through the stack, all of one agent's. */
export async function stackChannels(stack: StackAddresses, idToken: string, count: number, undo: AsyncDisposableStack): Promise<Channel[]> {
  const agent = await anAgent(stack, '', idToken);
  undo.defer(() => agent.socket.close());
  const heard = new Map<string, () => void>();
  agent.socket.hear((frame) => {
    if (frame.type !== 'entries') return;
    for (const id of idsOf(frame['entries'])) heard.get(id)?.();
  });
  const channels: Channel[] = [];
  for (let pair = 0; pair < count; pair += 1) {
    const visitor = await aVisitor(stack);
    undo.defer(() => visitor.socket.close());
    await visitor.start(sentence);
    await agent.at(visitor.sessionId).connect();
    channels.push({
      send: async () => {
        const id = newEntryId();
        const sent = performance.now();
        const arrival = new Promise<number>((resolve) => heard.set(id, () => resolve(performance.now() - sent)));
        await visitor.say(sentence, id);
        const answeredMs = performance.now() - sent;
        const heardMs = await arrival;
        heard.delete(id);
        return { heardMs, answeredMs };
      },
    });
  }
  return channels;
}

const idsOf = (entries: unknown): string[] =>
  Array.isArray(entries) ? entries.flatMap((entry: unknown) => (typeof entry === 'object' && entry !== null && 'id' in entry ? [String(entry.id)] : [])) : [];

/** The same between two bare sockets and a relay. */
export async function relayChannels(port: number, count: number, undo: AsyncDisposableStack): Promise<Channel[]> {
  return Promise.all(Array.from({ length: count }, async (_, pair) => {
    const [visitor, agent] = await Promise.all(['visitor', 'agent'].map(async (side) => {
      const socket = new WebSocket(`ws://127.0.0.1:${port}/${side}/${pair}-${count}`, { perMessageDeflate: false });
      undo.defer(() => socket.terminate());
      await once(socket, 'open');
      return socket;
    }));
    if (!visitor || !agent) throw new Error('a socket is missing');
    return {
      send: async () => {
        const sent = performance.now();
        const since = async (socket: WebSocket): Promise<number> => once(socket, 'message').then(() => performance.now() - sent);
        const both = Promise.all([since(agent), since(visitor)]);
        visitor.send(JSON.stringify({ action: 'say', id: newEntryId(), entryId: newEntryId(), text: sentence }));
        const [heardMs, answeredMs] = await both;
        return { heardMs, answeredMs };
      },
    };
  }));
}
