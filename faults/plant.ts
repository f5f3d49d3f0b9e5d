import type { SocketRoutes } from '../functions/edge/socket-api.ts';
import type { Order } from '../functions/ports/outbox.ts';
import type { Connection } from '../web/shared/connection.ts';
import type { SessionClient } from '../web/shared/session-client.ts';
import type { RunStep } from './invocation.ts';
import type { Backing, Ports } from './ports.ts';

/** What a planted port may work with: the table itself, and steps of its own. */
export type Soil = Backing & { readonly step: RunStep };

/** Wrong parts to put in the place of right ones, from outside: the product knows nothing of them. */
export type Plant = {
  /** The ports of one invocation. */
  readonly ports?: (ports: Ports, soil: Soil) => Ports;
  readonly routes?: (routes: SocketRoutes, ports: Ports) => SocketRoutes;
  readonly carryOut?: (ports: Ports) => (order: Order) => Promise<void>;
  /** A client's connection, and what a client shows of a session. */
  readonly connection?: (connection: Connection) => Connection;
  readonly session?: (client: SessionClient, connection: Connection) => SessionClient;
};

export type Defect = Plant & { readonly name: string };
