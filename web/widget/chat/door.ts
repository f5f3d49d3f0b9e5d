import { signal } from '@preact/signals';
import type { TicketSource } from '../../shared/connection.ts';
import type { FrameLink } from '../frame-link.ts';
import { credentialsFor } from './credentials.ts';
import type { createMemory } from './memory.ts';
import type { createVisits, Visit, VisitAnswer } from './visit.ts';

type Needs = {
  link: FrameLink;
  tenant: string;
  memory: ReturnType<typeof createMemory>;
  visit: ReturnType<typeof createVisits>;
  /** A session exists or may exist, so a switch-off no longer shuts it out (IRP-10). */
  isUnderWay: () => boolean;
};

/** Each new socket first asks here: is chat offered now, who is the visitor, and what does he read. */
export function createDoor({ link, tenant, memory, visit: ask, isUnderWay }: Needs) {
  const visit = signal<Visit | undefined>(undefined);
  const isClosed = signal(false);
  /** Why there is no chat here at all, in a sentence. */
  const refusal = signal('');
  /** A signed identity that the server did not believe: the visitor chats as a stranger then. */
  let disbelieved: string | undefined;

  const credentials = () => {
    const identity = link.around.peek()?.identity;
    return credentialsFor(memory.get(), identity === disbelieved ? undefined : identity);
  };

  async function knock(): Promise<VisitAnswer> {
    const { visitor, identity } = credentials();
    const answer = await ask({
      tenantId: tenant,
      origin: link.pageOrigin(),
      language: link.around.peek()?.language ?? 'en',
      ...(visitor !== undefined && { visitor }),
      ...(identity !== undefined && { identity }),
    });
    if (answer.ok || answer.refusal !== 'identity-invalid' || identity === undefined || isUnderWay()) return answer;
    disbelieved = identity;
    console.warn(`Foyer: ${answer.message}`);
    return knock();
  }

  const ticket: TicketSource = async () => {
    const wasNobody = credentials().visitor === undefined;
    const answer = await knock();
    // Of two tabs that both came as nobody, the first gives its name to both: a rejection asks again.
    if (wasNobody && credentials().visitor !== undefined && answer.ok && !answer.visit.verified) throw new Error('another tab was first');
    refusal.value = answer.ok ? '' : answer.message;
    isClosed.value = !answer.ok || !answer.visit.open;
    if (!answer.ok) return undefined;
    visit.value = answer.visit;
    memory.set(answer.visit.verified ? { verified: answer.visit.visitor } : { anonymous: answer.visit.visitor });
    return answer.visit.open || isUnderWay() ? answer.visit : undefined;
  };

  return { visit, isClosed, refusal, ticket, isVerified: () => credentials().verified, shut: (): void => { isClosed.value = true; } };
}
