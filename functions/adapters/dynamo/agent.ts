import { unmarshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod/mini';
import { AgentId, ConnectionId, type TenantId } from '../../contract/ids.ts';
import type { Agent } from '../../ports/desk.ts';
import { keys } from './keys.ts';
import { toItem, type Item } from './table.ts';

/** An agent, with the sockets he sits at. The tenant is its key. */
const AgentItem = z.object({
  agentId: AgentId,
  name: z.string(),
  email: z.string(),
  role: z.enum(['agent', 'manager', 'operator']),
  enabled: z.boolean(),
  // A set without members is not stored at all.
  connections: z.pipe(z.optional(z.set(ConnectionId)), z.transform((set) => [...(set ?? [])])),
});

export function toAgent({ tenantId, connections, ...agent }: Agent): Item {
  const seats = connections.length > 0 ? { connections: new Set(connections) } : {};
  return toItem({ ...keys.agent(tenantId, agent.agentId), ...agent, ...seats, redeemedAt: 0 });
}

export const fromAgent = (tenantId: TenantId, item: Item): Agent => ({ ...AgentItem.parse(unmarshall(item)), tenantId });
