import type { SessionRow } from '../../../functions/contract/session.ts';
import { words } from '../app/words.ts';

/** The few characters of a session id that people read out to each other. */
export const shortId = (sessionId: string): string => sessionId.slice(0, 8);

/** How a session's customer is called where there is only room for words. */
export const customerText = ({ sessionId, facts: { customer } }: Pick<SessionRow, 'sessionId' | 'facts'>): string =>
  customer.name ?? customer.email ?? words.customer.unnamed(shortId(sessionId));
