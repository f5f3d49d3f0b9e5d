import type { Entry } from '../contract/entry.ts';
import type { ConnectionId, TenantId } from '../contract/ids.ts';
import type { SessionState } from '../contract/session.ts';
import type { Chunk } from '../domain/log.ts';
import type { Waiting } from '../domain/queue.ts';
import type { Session } from '../domain/session.ts';
import type { SessionChange, SessionKey } from '../domain/session-change.ts';

/** `stood` is the head that made a condition fail; undefined where there is no such session. */
export type Written =
  | { readonly ok: true; readonly session: Session }
  | { readonly ok: false; readonly stood: Session | undefined };

/** The fields of a head that the state index shows. */
export type SessionSummary = Pick<Session, 'sessionId' | 'state' | 'version' | 'enteredAt' | 'owner' | 'rating' | 'agents'>;

/** Heads and logs of sessions. Every method is one step of the store: atomic, and either done or thrown. */
export type Sessions = {
  /** Puts the head unless there is one; `created` tells which. */
  readonly create: (session: Session) => Promise<{ created: boolean; session: Session }>;
  /** One conditional write: no read before it, everything or nothing. */
  readonly write: (key: SessionKey, change: SessionChange) => Promise<Written>;
  readonly find: (key: SessionKey) => Promise<Session | undefined>;
  /** Takes a dead socket off; nothing else changes. */
  readonly unbind: (key: SessionKey, connectionId: ConnectionId) => Promise<void>;
  /** Keeps a chunk unless one that ends with it and is as long is there. Only then may `only.logged` be used. */
  readonly keepChunk: (key: SessionKey, chunk: Chunk) => Promise<void>;
  /** Head and the whole log after a sequence, as one consistent read of the partition. */
  readonly read: (key: SessionKey, after: number) => Promise<{ session: Session; entries: Entry[] } | undefined>;
  /** Oldest of the highest priority first; the index may lag the table by a moment. */
  readonly waiting: (tenantId: TenantId, limit: number) => Promise<Waiting[]>;
  /** Completed: newest first, ended not before `since`. Others: oldest first. */
  readonly list: (tenantId: TenantId, state: SessionState, limit: number, since?: number) => Promise<SessionSummary[]>;
};
