import type { Circumstances, Facts as SessionFacts } from '../contract/facts.ts';
import type { SessionId, TenantId, VisitorId } from '../contract/ids.ts';
import type { SessionKey } from '../domain/session-change.ts';

/** What is known of a session beside its log. */
export type Facts = {
  /** Unless there are any: a late copy of the start puts nothing back that has been updated since. */
  readonly put: (key: SessionKey, visitorId: VisitorId, facts: SessionFacts) => Promise<void>;
  readonly find: (key: SessionKey) => Promise<SessionFacts | undefined>;
  readonly findMany: (tenantId: TenantId, sessionIds: readonly SessionId[]) => Promise<Map<SessionId, SessionFacts>>;
  /** Overwrites the named circumstances; false where the session is not this visitor's. */
  readonly update: (key: SessionKey, visitorId: VisitorId, circumstances: Circumstances) => Promise<boolean>;
};
