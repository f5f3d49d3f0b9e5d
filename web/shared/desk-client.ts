import type { AgentId, SessionId } from '../../functions/contract/ids.ts';
import type { SessionRow } from '../../functions/contract/session.ts';
import type { Push } from '../../functions/contract/socket.ts';
import type { Connection } from './connection.ts';
import type { Host, Storage } from './host.ts';
import type { SessionClient } from './session-client.ts';
import type { Readable, Undo } from './store.ts';

/** What a BroadcastChannel between the tabs of one console does. */
export type TabChannel = { post(message: string): void; onMessage(listener: (message: string) => void): Undo };

export type DeskPicture = {
  /** The grid, oldest first. */
  rows: readonly SessionRow[];
  /** False until the list has been read once. */
  loaded: boolean;
  /** The last read of the list failed; the rows may be old. */
  failed: boolean;
};

export type DeskClient = {
  picture: Readable<DeskPicture>;
  /** The client of one session over the shared connection; the same one while it is open. */
  open(sessionId: SessionId): SessionClient;
  close(sessionId: SessionId): void;
  /** Reads the list again. */
  refresh(): void;
  /** Once per new session, in one tab only, never for those already waiting at load (IRP-38). */
  onNewSession(listener: (row: SessionRow) => void): Undo;
  onSettings(listener: (push: Extract<Push, { type: 'settings' }>) => void): Undo;
  dispose(): void;
};

export type DeskClientOptions = {
  connection: Connection;
  host: Host;
  /** Of one tab: what is unsent (`sessionStorage`). */
  storage: Storage;
  /** Of all tabs: what has been announced (`localStorage`). */
  sharedStorage: Storage;
  tabs: TabChannel;
  me: { agentId: AgentId; name: string };
  /** Reads the list of sessions over HTTP. */
  readList: () => Promise<readonly SessionRow[]>;
};

export function createDeskClient(options: DeskClientOptions): DeskClient {
  throw new Error(`Not built yet for ${options.me.agentId}`);
}
