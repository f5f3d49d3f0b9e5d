import type { ConnectionId } from '../../contract/ids.ts';
import { Push } from '../../contract/socket.ts';
import type { Sockets } from '../../ports/sockets.ts';

export type Sent = { readonly to: ConnectionId; readonly push: Push };

/** Every push, as it was sent. A push that the contract does not know, or no frame can carry, fails the test that looks. */
export function aWire() {
  const sent: Sent[] = [];
  const bad: string[] = [];
  const gone = new Set<ConnectionId>();
  const broken = new Set<ConnectionId>();
  const sockets: Sockets = {
    post: async (to, push) => {
      if (broken.has(to)) throw new Error('this socket throws');
      if (gone.has(to)) return 'gone';
      if (!Push.safeParse(push).success || Buffer.byteLength(JSON.stringify(push)) > 32_768) bad.push(JSON.stringify(push));
      sent.push({ to, push });
      return 'sent';
    },
  };
  const pushes = () => {
    if (bad.length > 0) throw new Error(`not a push of the contract: ${bad.join(' ')}`);
    return [...sent];
  };
  return {
    sockets, gone, broken, pushes,
    /** Forgets what was sent before. */
    clear: () => sent.splice(0),
    /** What one socket was sent, of one kind. */
    to: <T extends Push['type']>(connectionId: ConnectionId, type: T) =>
      pushes().flatMap(({ to, push }) => (to === connectionId && isOf(push, type) ? [push] : [])),
  };
}

const isOf = <T extends Push['type']>(push: Push, type: T): push is Extract<Push, { type: T }> => push.type === type;
