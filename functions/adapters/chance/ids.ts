import { randomBytes, randomInt } from 'node:crypto';
import { AgentId, EntryId, TenantId, VisitorId } from '../../contract/ids.ts';
import type { Ids } from '../../ports/ids.ts';

const token = (bytes: number) => randomBytes(bytes).toString('base64url');
const word = (length: number) => Array.from({ length }, () => randomInt(36).toString(36)).join('');

/** Ids that nobody can guess. */
export const randomIds: Ids = {
  entryId: () => EntryId.parse(token(9)),
  visitorId: () => VisitorId.parse(token(16)),
  nonce: () => token(12),
};

export const newTenantId = (): TenantId => TenantId.parse(word(12));
export const newAgentId = (): AgentId => AgentId.parse(word(12));
