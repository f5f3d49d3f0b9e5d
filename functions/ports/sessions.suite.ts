import { beforeAll, describe, expect, it } from '@jest/globals';
import { ana, anEntryId, aMessage, aSession, aTenant, ben, ends, noon, says, socketOf, strangerId, takes, visitorId } from './builders.suite.ts';
import type { Session } from '../domain/session.ts';
import type { Sessions } from './sessions.ts';

/** What every store of sessions promises. */
export function sessionsSuite(make: () => Sessions): void {
  let sessions: Sessions;
  const created = async (changes: Partial<Session> = {}) => (await sessions.create(aSession(changes))).session;
  const started = async () => {
    const session = await created();
    await sessions.write(session, says(1));
    return session;
  };
  const texts = async (session: Session, after = 0) =>
    (await sessions.read(session, after))?.entries.map((entry) => (entry.kind === 'message' ? entry.text : entry.kind));
  const write = async (session: Session, change: Parameters<Sessions['write']>[1]) => sessions.write(session, change);

  beforeAll(() => {
    sessions = make();
  });

  describe('creating a session', () => {
    it('puts the head as it is given', async () => {
      const session = aSession({ seq: 1, tail: [{ ...aMessage('Hi\nthere 👋'), seq: 1 }], turns: { visitor: 1 } });
      expect(await sessions.create(session)).toEqual({ created: true, session });
      expect(await sessions.find(session)).toEqual(session);
    });

    it('answers a repetition with the first head', async () => {
      const session = await started();
      const again = await sessions.create({ ...session, enteredAt: noon + 1 });
      expect(again).toMatchObject({ created: false, session: { seq: 1, enteredAt: noon } });
    });

    it('lets one of two at once create', async () => {
      const session = aSession();
      const outcomes = await Promise.all([sessions.create(session), sessions.create(session)]);
      expect(outcomes.map((outcome) => outcome.created).sort()).toEqual([false, true]);
    });

    it('keeps the same id of two tenants apart', async () => {
      const session = await started();
      expect(await sessions.create({ ...session, tenantId: aTenant() })).toMatchObject({ created: true });
      expect(await sessions.find(session)).toMatchObject({ seq: 1 });
    });
  });

  describe('writing a message', () => {
    it('places it after the last and counts the turn', async () => {
      const session = await started();
      const written = await write(session, says(2, 'again'));
      expect(written).toMatchObject({ ok: true, session: { seq: 2, turns: { visitor: 2 }, tail: [{ seq: 1 }, { seq: 2, text: 'again' }] } });
    });

    it('leaves the version that the grid shows alone', async () => {
      expect(await write(await started(), says(2))).toMatchObject({ session: { version: 1 } });
    });

    it('refuses the same turn twice and shows what stands', async () => {
      const session = await started();
      expect(await write(session, says(1, 'other'))).toMatchObject({ ok: false, stood: { seq: 1, tail: [{ text: 'message 1' }] } });
      expect(await texts(session)).toEqual(['message 1']);
    });

    it('accepts one of two at once', async () => {
      const session = await started();
      const outcomes = await Promise.all([write(session, says(2, 'one')), write(session, says(2, 'other'))]);
      expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
      expect(await sessions.find(session)).toMatchObject({ seq: 2 });
    });

    it.each(['skipped', 'repeated'])('refuses a turn that is %s', async (how) => {
      expect(await write(await started(), says(how === 'skipped' ? 3 : 1))).toMatchObject({ ok: false });
    });

    it("refuses another visitor's", async () => {
      const { only, append } = says(2);
      expect(await write(await started(), { only: { ...only, visitorId: strangerId }, ...(append ? { append } : {}) })).toMatchObject({ ok: false });
    });

    it("answers another tenant's session as absent", async () => {
      const session = await started();
      expect(await write({ ...session, tenantId: aTenant() }, says(2))).toEqual({ ok: false, stood: undefined });
      expect(await sessions.find({ ...session, tenantId: aTenant() })).toBeUndefined();
      expect(await sessions.read({ ...session, tenantId: aTenant() }, 0)).toBeUndefined();
    });

    it('refuses an agent who does not take part', async () => {
      const change = { only: { states: ['waiting'] as const, agent: ana.agentId }, append: [aMessage('Hello', ana)] };
      expect(await write(await started(), change)).toMatchObject({ ok: false });
    });
  });

  describe('taking a session', () => {
    it('makes the first agent its owner', async () => {
      const written = await write(await started(), takes(ana));
      expect(written).toMatchObject({
        ok: true,
        session: { state: 'active', version: 2, owner: ana.agentId, agents: { [ana.agentId]: 'Ana' }, agentConnections: [{ agentId: ana.agentId, connectionId: socketOf('Ana') }] },
      });
    });

    it('lets one of two agents at once win', async () => {
      const session = await started();
      const outcomes = await Promise.all([write(session, takes(ana)), write(session, takes(ben))]);
      expect(outcomes.map((outcome) => outcome.ok).sort()).toEqual([false, true]);
    });

    it('keeps the name under which an agent joined', async () => {
      const session = await started();
      await write(session, takes(ana));
      const renamed = { ...ana, name: 'Anastasia' };
      await write(session, { only: { states: ['active'] }, join: renamed, append: [aMessage('Hello', renamed)] });
      expect(await sessions.find(session)).toMatchObject({ agents: { [ana.agentId]: 'Ana' }, tail: [{}, { by: ana }, { by: ana }] });
    });

    it('keeps the name of an agent who only marks it', async () => {
      const session = await started();
      const entry = { kind: 'unanswered', id: anEntryId(), at: noon, by: ben } as const;
      await write(session, { only: { states: ['waiting'] }, to: 'unanswered', append: [entry] });
      expect((await sessions.find(session))?.tail.at(-1)).toEqual({ ...entry, seq: 2 });
    });

    it('marks a greeting', async () => {
      const session = await started();
      await write(session, { ...takes(ana), append: [{ ...aMessage('Hello', ana), greeting: true }] });
      expect((await sessions.find(session))?.tail.at(-1)).toMatchObject({ text: 'Hello', greeting: true, by: ana });
    });

    it('refuses every change of a state it does not name', async () => {
      const session = await started();
      await write(session, ends());
      expect(await write(session, takes(ana))).toMatchObject({ ok: false, stood: { state: 'completed', endedAt: noon } });
    });
  });

  describe('rating a session', () => {
    const rate = (rating: 'good' | 'bad' | null) => ({ only: { states: ['waiting'] as const, visitorId }, rating });

    it('keeps the last click', async () => {
      const session = await started();
      await write(session, rate('good'));
      expect(await write(session, rate('bad'))).toMatchObject({ session: { rating: 'bad', version: 3 } });
    });

    it('forgets a rating that is taken back', async () => {
      const session = await started();
      await write(session, rate('good'));
      const written = await write(session, rate(null));
      expect(written.ok && written.session.rating).toBeUndefined();
    });
  });

  describe('binding sockets', () => {
    const bind = (name: string) => ({ only: { states: ['waiting'] as const }, bind: { kind: 'visitor' as const, connectionId: socketOf(name) } });

    it('binds one socket once', async () => {
      const session = await started();
      await write(session, bind('second'));
      const written = await write(session, bind('second'));
      expect(written.ok && [...written.session.visitorConnections].sort()).toEqual([socketOf('second'), socketOf('visitor')]);
    });

    it('takes a dead socket of either side off, twice without harm', async () => {
      const session = await started();
      await write(session, takes(ana));
      await sessions.unbind(session, socketOf('visitor'));
      await sessions.unbind(session, socketOf('Ana'));
      await sessions.unbind(session, socketOf('Ana'));
      expect(await sessions.find(session)).toMatchObject({ visitorConnections: [], agentConnections: [], seq: 2 });
    });

    it('makes no session of a socket that has none', async () => {
      const session = aSession();
      await sessions.unbind(session, socketOf('visitor'));
      expect(await sessions.find(session)).toBeUndefined();
    });
  });

  describe('moving the log into chunks', () => {
    /** Three messages, of which two are safe in a chunk and gone from the head. */
    const cut = async () => {
      const session = await started();
      const full = await write(session, says(2));
      if (full.ok) await sessions.keepChunk(session, { first: 1, last: 2, entries: full.session.tail });
      return { session, cutting: await write(session, says(3, 'message 3', 2)) };
    };

    it('replaces the tail where the log is safe', async () => {
      expect((await cut()).cutting).toMatchObject({ ok: true, session: { seq: 3, tail: [{ seq: 3 }] } });
    });

    it('refuses to replace a tail that has grown', async () => {
      const session = await started();
      expect(await write(session, says(2, 'two', 0))).toMatchObject({ ok: false, stood: { seq: 1 } });
    });

    it('reads chunks and head as one log, after any sequence', async () => {
      const { session } = await cut();
      expect(await texts(session)).toEqual(['message 1', 'message 2', 'message 3']);
      expect(await texts(session, 1)).toEqual(['message 2', 'message 3']);
      expect(await texts(session, 2)).toEqual(['message 3']);
      expect(await texts(session, 3)).toEqual([]);
      expect(await texts(session, Number.MAX_SAFE_INTEGER)).toEqual([]);
    });

    it('merges chunks that overlap', async () => {
      const { session } = await cut();
      const [first, second] = (await sessions.read(session, 0))?.entries ?? [];
      if (first) await sessions.keepChunk(session, { first: 1, last: 1, entries: [first] });
      if (second) await sessions.keepChunk(session, { first: 2, last: 2, entries: [second] });
      expect(await texts(session)).toEqual(['message 1', 'message 2', 'message 3']);
    });

    it('never makes a chunk shorter', async () => {
      const { session } = await cut();
      const entry = (await sessions.read(session, 1))?.entries[0];
      if (entry) await sessions.keepChunk(session, { first: 2, last: 2, entries: [entry] });
      expect(await texts(session)).toHaveLength(3);
    });
  });

  describe('listing sessions', () => {
    it('queues the longest waiting first, up to a limit', async () => {
      const tenantId = aTenant();
      for (const minute of [2, 0, 1]) await created({ tenantId, enteredAt: noon + minute });
      const ids = (await sessions.list(tenantId, 'waiting', 10)).map(({ enteredAt }) => enteredAt - noon);
      expect(ids).toEqual([0, 1, 2]);
      expect(await sessions.waiting(tenantId, 2)).toMatchObject([{ visitorConnections: [socketOf('visitor')] }, {}]);
    });

    it('shows a taken session as active, by the agent who took it', async () => {
      const session = await started();
      await write(session, takes(ana));
      expect(await sessions.waiting(session.tenantId, 10)).toEqual([]);
      expect(await sessions.list(session.tenantId, 'active', 10)).toMatchObject([
        { sessionId: session.sessionId, state: 'active', version: 2, enteredAt: noon, owner: ana.agentId, agents: { [ana.agentId]: 'Ana' } },
      ]);
    });

    it('shows completed sessions newest first, none older than asked', async () => {
      const tenantId = aTenant();
      const ended = [3, 1, 2];
      for (const minute of ended) await write(await created({ tenantId }), ends(noon + minute));
      const listed = await sessions.list(tenantId, 'completed', 10, noon + 2);
      expect(listed.map(({ version, state }) => ({ version, state }))).toEqual([{ version: 2, state: 'completed' }, { version: 2, state: 'completed' }]);
      expect(await sessions.list(tenantId, 'completed', 1)).toHaveLength(1);
    });

    it("shows nothing of another tenant's", async () => {
      await started();
      expect(await sessions.list(aTenant(), 'waiting', 10)).toEqual([]);
    });
  });
}
