import { EntryId } from '../../functions/contract/ids.ts';
import { SessionState } from '../../functions/contract/session.ts';
import type { NewEntry, SessionChange, SessionKey } from '../../functions/domain/session-change.ts';
import { applyChange } from '../../functions/domain/session-change.ts';
import type { Session } from '../../functions/domain/session.ts';
import { keyOf } from '../../functions/ports/memory/store.ts';
import { memorySessions } from '../../functions/ports/memory/sessions.ts';
import type { Sessions, Written } from '../../functions/ports/sessions.ts';
import type { Defect, Soil } from '../plant.ts';
import type { Ports } from '../ports.ts';

type Write = Sessions['write'];
const at = ({ tenantId, sessionId }: SessionKey) => keyOf(tenantId, sessionId);

/** Another way to write a head. */
const writing = (name: string, write: (ports: Ports, soil: Soil) => Write): Defect => ({
  name,
  ports: (ports, soil) => ({ ...ports, sessions: { ...ports.sessions, write: write(ports, soil) } }),
});

/** The right write of a change that was made wrong before. */
const changing = (name: string, change: (right: SessionChange) => SessionChange): Defect =>
  writing(name, ({ sessions }) => (key, right) => sessions.write(key, change(right)));

/** One write as two steps: the first keeps back what the second then adds. */
const inTwo = (name: string, first: (after: Session, before: Session) => Session, second: (now: Session, after: Session) => Session): Defect =>
  writing(name, ({ sessions }, { step, store }) => async (key, change) => {
    if (!change.append) return sessions.write(key, change);
    const written = await step('write the first half', 'write', async (): Promise<Written & { after?: Session }> => {
      const stood = store.sessions.get(at(key));
      const after = stood && applyChange(stood, change);
      if (!after) return { ok: false, stood };
      store.sessions.set(at(key), first(after, stood));
      return { ok: true, session: after };
    });
    if (!written.ok) return written;
    await step('write the second half', 'write', async () => {
      const now = store.sessions.get(at(key));
      if (now) store.sessions.set(at(key), second(now, written.session));
    });
    return written;
  });

export const wrongWrites: readonly Defect[] = [
  inTwo('sequence and message in two writes', (after, before) => ({ ...after, tail: before.tail }), (now, { tail }) => ({ ...now, tail })),
  inTwo('idempotency in a second write', (after, before) => ({ ...after, turns: before.turns }), (now, { turns }) => ({ ...now, turns })),
  writing('read-then-write sequence', (_ports, { step, store }) => async (key, change) => {
    const stood = await step('read head', 'read', async () => store.sessions.get(at(key)));
    const session = stood && applyChange(stood, change);
    if (!session) return { ok: false, stood };
    await step('put head', 'write', async () => void store.sessions.set(at(key), session));
    return { ok: true, session };
  }),
  changing('unconditional connect', (right) => (right.join ? { ...right, only: { states: SessionState.options } } : right)),
  changing('completed session reopened by a late connect', (right) =>
    right.to === 'active' ? { ...right, only: { ...right.only, states: [...right.only.states, 'completed'] } } : right),
  changing('joined again by a repeated write', ({ only: { newcomer: _any, ...only }, ...right }) => ({ ...right, only })),
  {
    // What was read a while ago is taken for what is.
    name: 'unanswered after an agent’s message',
    ports: (ports) => ({
      ...ports,
      sessions: {
        ...ports.sessions,
        find: async (key) => {
          const head = await ports.sessions.find(key);
          return head?.state === 'active' ? { ...head, state: 'waiting' } : head;
        },
        write: (key, change) =>
          ports.sessions.write(key, isSystems(change, 'unanswered') ? { ...change, only: { states: ['waiting', 'active'] } } : change),
      },
    }),
  },
  changing('end without its entry', ({ append, ...right }) => (right.to === 'completed' || !append ? right : { ...right, append })),
  changing('greeting twice', (right) => {
    const event = right.append?.at(-1);
    return right.join && event && event.kind !== 'message' ? { ...right, append: [...(right.append ?? []), greetingAfter(event)] } : right;
  }),
  {
    name: 'cut of the tail without a chunk',
    ports: (ports) => ({ ...ports, sessions: { ...ports.sessions, keepChunk: async () => undefined } }),
  },
  {
    name: 'chunk overwritten by a shorter one',
    ports: (ports, { step, store }) => ({
      ...ports,
      sessions: {
        ...ports.sessions,
        keepChunk: (key, chunk) => step('put chunk', 'write', async () => {
          store.chunks.set(at(key), new Map(store.chunks.get(at(key))).set(chunk.first, chunk));
        }),
      },
    }),
  },
  {
    name: 'log read from a lagging copy',
    ports: (ports, { step, index }) => ({
      ...ports,
      sessions: { ...ports.sessions, read: (key, after) => step('read copy', 'read', () => memorySessions(index).read(key, after)) },
    }),
  },
  {
    name: 'queue in the wrong order',
    ports: (ports) => ({
      ...ports,
      sessions: { ...ports.sessions, waiting: async (tenantId, limit) => (await ports.sessions.waiting(tenantId, limit)).reverse() },
    }),
  },
];

const isSystems = ({ append }: SessionChange, kind: string) => append?.some((entry) => entry.kind === kind && entry.by.kind === 'system');
const greetingAfter = ({ at: when, by }: NewEntry): NewEntry => ({ kind: 'message', id: EntryId.parse('greeting0002'), at: when, by, text: 'Hello', greeting: true });
