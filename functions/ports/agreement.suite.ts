import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { Session } from '../domain/session.ts';
import type { NewEntry, SessionChange } from '../domain/session-change.ts';
import { SessionState } from '../contract/session.ts';
import { limits } from '../contract/limits.ts';
import { aMessage, ana, anEntryId, aSession, aTenant, ben, noon, socketOf, strangerId, visitorId } from './builders.suite.ts';
import type { Sessions, SessionSummary } from './sessions.ts';

type Step =
  | { readonly do: 'write'; readonly change: SessionChange }
  /** Keeps the tail, or an end of it, as a chunk. */
  | { readonly do: 'keep'; readonly skip: number }
  /** The next message, with a pass for all that is kept: it cuts the tail. */
  | { readonly do: 'cut'; readonly entry: NewEntry }
  | { readonly do: 'unbind'; readonly socket: string }
  | { readonly do: 'read'; readonly after: number };

const agent = fc.constantFrom(ana, ben, { ...ana, name: 'Anastasia' });
const text = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).filter((one) => one.isWellFormed() && !one.includes('\0'));
const states = fc.subarray(SessionState.options, { minLength: 1 });
const open = fc.subarray(['waiting', 'active', 'unanswered'] as const, { minLength: 1 });
const moment = fc.integer({ min: 0, max: 9 }).map((later) => noon + later);
const base = () => ({ id: anEntryId(), at: noon });
const small = { min: 0, max: 4 };

const says = fc.record({ states: open, by: fc.constantFrom(visitorId, strangerId), turn: fc.integer({ min: 1, max: 3 }), text }).map((one): SessionChange => ({
  only: { states: one.states, visitorId: one.by, turn: { sender: 'visitor', turn: one.turn } },
  append: [{ kind: 'message', ...base(), by: { kind: 'visitor' }, text: one.text }],
}));
const replies = fc.record({ states: open, by: agent, turn: fc.integer({ min: 1, max: 3 }), text }).map((one): SessionChange => ({
  only: { states: one.states, agent: one.by.agentId, turn: { sender: one.by.agentId, turn: one.turn } },
  append: [{ kind: 'message', ...base(), by: one.by, text: one.text }],
}));
const joins = fc.record({ states: open, by: agent, isFirst: fc.boolean(), isNew: fc.boolean(), isGreeting: fc.boolean(), text }).map((one): SessionChange => ({
  only: { states: one.states, ...(one.isFirst ? { unowned: true as const } : {}), ...(one.isNew ? { newcomer: one.by.agentId } : {}) },
  to: 'active',
  join: one.by,
  bind: { kind: 'agent', agentId: one.by.agentId, connectionId: socketOf(one.by.agentId) },
  append: [
    { kind: one.isFirst ? 'connected' : 'joined', ...base(), by: one.by },
    ...(one.isGreeting ? [{ kind: 'message' as const, ...base(), by: one.by, text: one.text, greeting: true as const }] : []),
  ],
}));
const leaves = fc.record({ states: open, by: fc.oneof(agent, fc.constant({ kind: 'system' } as const)), to: fc.constantFrom('waiting', 'unanswered'), endedAt: moment, ends: fc.boolean() })
  .map(({ by, ...one }): SessionChange => one.ends
    ? { only: { states: one.states }, to: 'completed', endedAt: one.endedAt, append: [{ kind: 'completed', ...base(), by }] }
    : { only: { states: one.states }, to: one.to === 'waiting' ? 'waiting' : 'unanswered', append: [{ kind: 'unanswered', ...base(), by }] });
const rates = fc.record({ states, rating: fc.constantFrom('good', 'bad', null) }).map((one): SessionChange => ({ only: { states: one.states }, rating: one.rating }));
const binds = fc.record({ states, socket: fc.constantFrom('one', 'two') })
  .map((one): SessionChange => ({ only: { states: one.states }, bind: { kind: 'visitor', connectionId: socketOf(one.socket) } }));

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.oneof(says, replies, joins, leaves, rates, binds).map((change) => ({ do: 'write' as const, change })) },
  { weight: 2, arbitrary: fc.nat({ max: 2 }).map((skip) => ({ do: 'keep' as const, skip })) },
  { weight: 2, arbitrary: text.map((one) => ({ do: 'cut' as const, entry: aMessage(one) })) },
  { weight: 1, arbitrary: fc.constantFrom('one', 'two', ana.agentId).map((socket) => ({ do: 'unbind' as const, socket })) },
  { weight: 1, arbitrary: fc.integer(small).map((after) => ({ do: 'read' as const, after })) },
);

/** Runs the same steps against two stores: every answer of one must be the other's. */
export function agreementSuite(make: () => readonly [Sessions, Sessions], runs: number): void {
  describe('any sequence of changes', () => {
    it('has the same outcome in memory', async () => {
      const stores = make();
      await fc.assert(
        fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 9 }), async (steps) => {
          const session = aSession({ tenantId: aTenant() });
          const [one, other] = await Promise.all(stores.map(async (sessions) => history(sessions, session, steps)));
          expect(one).toEqual(other);
        }),
        // The same sequences in every run of the tests.
        { numRuns: runs, seed: 22 },
      );
    });
  });
}

async function history(sessions: Sessions, session: Session, steps: readonly Step[]): Promise<unknown[]> {
  const told: unknown[] = [await sessions.create(session)];
  const kept = { upTo: 0 };
  for (const one of steps) told.push(await tell(sessions, session, one, kept));
  told.push(...(await Promise.all(SessionState.options.map(async (state) => (await sessions.list(session.tenantId, state, limits.queueCounted)).map(shown)))));
  told.push(await sessions.read(session, 0));
  return told.map(inOrder);
}

async function tell(sessions: Sessions, session: Session, one: Step, kept: { upTo: number }): Promise<unknown> {
  if (one.do === 'write') return sessions.write(session, one.change);
  if (one.do === 'read') return sessions.read(session, one.after);
  if (one.do === 'unbind') return sessions.unbind(session, socketOf(one.socket));
  const head = await sessions.find(session);
  if (!head) throw new Error('the session is gone');
  if (one.do === 'keep') return keep(sessions, head, one.skip, kept);
  return sessions.write(session, {
    only: { states: SessionState.options, turn: { sender: 'visitor', turn: (head.turns['visitor'] ?? 0) + 1 }, logged: kept.upTo },
    append: [one.entry],
  });
}

/** Only a whole tail makes it safe to cut. */
async function keep(sessions: Sessions, head: Session, skip: number, kept: { upTo: number }): Promise<void> {
  const entries = head.tail.slice(skip);
  const [first] = entries;
  if (!first) return;
  await sessions.keepChunk(head, { first: first.seq, last: head.seq, entries });
  if (skip === 0) kept.upTo = head.seq;
}

const shown = ({ sessionId, state, version, enteredAt, owner, rating, agents }: SessionSummary) =>
  ({ sessionId, state, version, enteredAt, owner, rating, agents });

/** Sets have no order. */
function inOrder(answer: unknown): unknown {
  return JSON.parse(JSON.stringify(answer ?? null, (_key, value: unknown) => {
    const isSet = Array.isArray(value) && value.every((one) => typeof one === 'string' || (typeof one === 'object' && one !== null && 'connectionId' in one));
    return isSet ? value.map((one) => JSON.stringify(one)).sort() : value;
  }));
}
