import type { ConnectionId } from '../contract/ids.ts';
import type { Push } from '../contract/socket.ts';

/** Open sockets. `gone` is definite: the socket is closed. Anything else that fails is thrown. */
export type Sockets = {
  readonly post: (connectionId: ConnectionId, push: Push) => Promise<'sent' | 'gone'>;
};
