import { describe, expect, it } from '@jest/globals';
import type { AgentActor, VisitorActor } from '../../contract/actor.ts';
import { refusals } from '../../contract/refusals.ts';
import { SessionState } from '../../contract/session.ts';
import { aChat, aChatIn, aHello, aMail, aMessage, aRating, aStart, aSync, theSession, type Chat } from '../test/a-chat.ts';
import { minutes } from '../test/chance.ts';
import { ana, ben, bo, rival, stranger, visitor } from '../test/people.ts';

// Every event by every actor in every state. Ana takes part wherever the session was answered, Ben nowhere.
// A state: what the session is in afterwards. `same`: accepted, log and state stay. Else the refusal.
const table = `
event            actor    | waiting            active             unanswered         completed
start            visitor  | same               same               same               same
say              visitor  | waiting            active             unanswered         session-completed
say              stranger | session-not-found  session-not-found  session-not-found  session-not-found
say              rival    | session-not-found  session-not-found  session-not-found  session-not-found
say              ana      | not-connected      active             not-connected      session-completed
say              ben      | not-connected      not-connected      not-connected      not-connected
say              bo       | session-not-found  session-not-found  session-not-found  session-not-found
connect          ana      | active             same               active             session-completed
connect          ben      | active             active             active             session-completed
connect          bo       | session-not-found  session-not-found  session-not-found  session-not-found
end              visitor  | completed          completed          completed          same
end              stranger | session-not-found  session-not-found  session-not-found  session-not-found
end              rival    | session-not-found  session-not-found  session-not-found  session-not-found
end              ana      | not-connected      completed          completed          same
end              ben      | not-connected      not-connected      not-connected      not-connected
end              bo       | session-not-found  session-not-found  session-not-found  session-not-found
mark-unanswered  ana      | unanswered         unanswered         same               session-completed
mark-unanswered  ben      | unanswered         unanswered         same               session-completed
mark-unanswered  bo       | session-not-found  session-not-found  session-not-found  session-not-found
rate             visitor  | same               same               same               same
rate             stranger | session-not-found  session-not-found  session-not-found  session-not-found
rate             rival    | session-not-found  session-not-found  session-not-found  session-not-found
update           visitor  | same               same               same               same
update           stranger | session-not-found  session-not-found  session-not-found  session-not-found
update           rival    | session-not-found  session-not-found  session-not-found  session-not-found
mail-transcript  visitor  | same               same               same               same
mail-transcript  stranger | session-not-found  session-not-found  session-not-found  session-not-found
mail-transcript  rival    | session-not-found  session-not-found  session-not-found  session-not-found
hello            visitor  | same               same               same               same
hello            stranger | session-not-found  session-not-found  session-not-found  session-not-found
hello            rival    | session-not-found  session-not-found  session-not-found  session-not-found
hello            ana      | same               same               same               same
hello            ben      | same               same               same               same
hello            bo       | session-not-found  session-not-found  session-not-found  session-not-found
sync             visitor  | same               same               same               same
sync             stranger | session-not-found  session-not-found  session-not-found  session-not-found
sync             rival    | session-not-found  session-not-found  session-not-found  session-not-found
sync             ben      | same               same               same               same
sync             bo       | session-not-found  session-not-found  session-not-found  session-not-found
expire           nobody   | unanswered         same               same               same
`;

type Outcome = { readonly ok: boolean; readonly refusal?: string };
const target = { sessionId: theSession };
const update = { ...aStart(), action: 'update', circumstances: { language: 'de' } } as const;

const byVisitor = (chat: Chat, who: VisitorActor): Record<string, () => Promise<Outcome>> => ({
  start: async () => chat.start(who, aStart()),
  say: async () => chat.say(who, aMessage(2)),
  end: async () => chat.end(who, target),
  rate: async () => chat.rate(who, aRating('good')),
  update: async () => chat.update(who, update),
  'mail-transcript': async () => chat.mail(who, aMail()),
  hello: async () => chat.hello(who, aHello()),
  sync: async () => chat.sync(who, aSync(0)),
});
const byAgent = (chat: Chat, who: AgentActor): Record<string, () => Promise<Outcome>> => ({
  say: async () => chat.say(who, aMessage(1)),
  connect: async () => chat.connect(who, target),
  end: async () => chat.end(who, target),
  'mark-unanswered': async () => chat.giveUp(who, target),
  hello: async () => chat.hello(who, aHello()),
  sync: async () => chat.sync(who, aSync(0)),
});
const byNobody = (chat: Chat): Record<string, () => Promise<Outcome>> => ({
  expire: async () => {
    chat.clock.advance(minutes(60));
    await chat.expire();
    return { ok: true };
  },
});
const acts = (chat: Chat) => new Map([
  ...[visitor, stranger].map((who) => [who.visitorId.replaceAll('0', ''), byVisitor(chat, who)] as const),
  ['rival', byVisitor(chat, rival)] as const,
  ...[ana, ben, bo].map((who) => [who.name.toLowerCase(), byAgent(chat, who)] as const),
  ['nobody', byNobody(chat)] as const,
]);

const cells = table.trim().split('\n').slice(1).flatMap((row) => {
  const [event = '', actor = '', , ...outcomes] = row.split(/\s+/);
  return SessionState.options.map((state, index) => ({ event, actor, state, outcome: outcomes[index] ?? '' }));
});

describe('the table of events', () => {
  it.each(cells)('IRP-42: $event by $actor in $state: $outcome', async ({ event, actor, state, outcome }) => {
    const chat = await aChatIn(state);
    const [before, head] = [chat.stored(), chat.head()];
    const answer = await acts(chat).get(actor)?.[event]?.();
    if (outcome in refusals) {
      expect([answer, chat.stored(), chat.wire.pushes()]).toEqual([expect.objectContaining({ ok: false, refusal: outcome }), before, []]);
    } else if (outcome === 'same') {
      expect([answer?.ok, chat.head()?.state, chat.head()?.seq]).toEqual([true, state, head?.seq]);
    } else {
      expect([answer?.ok, chat.head()?.state, (chat.head()?.seq ?? 0) > (head?.seq ?? 0)]).toEqual([true, outcome, true]);
    }
  });

  it('names every event and state', () => {
    const chat = acts(aChat());
    const events = new Set([...chat.values()].flatMap((one) => Object.keys(one)));
    expect(new Set(cells.map(({ event }) => event))).toEqual(events);
  });
});
