import { describe, expect, it } from '@jest/globals';
import { routes } from '../../contract/http.ts';
import { aChat, aChatIn, aRating, aStart, theSession } from '../test/a-chat.ts';
import { minutes } from '../test/chance.ts';
import { ana, atConsole, bo, sessionId, stranger, visitor } from '../test/people.ts';
import { listSessions, readSession, readSettings, whoAmI } from './read-desk.ts';

const DAY = minutes(24 * 60);

describe('the grid', () => {
  it('IRP-43: lists a session without messages', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart());
    expect(await listSessions(chat.needs)(atConsole(ana))).toMatchObject({ ok: true, value: { rows: [{ sessionId: theSession, state: 'waiting' }] } });
  });

  it.each(['waiting', 'active', 'unanswered', 'completed'] as const)('IRP-42: lists a session that is %s', async (state) => {
    const chat = await aChatIn(state);
    expect(await listSessions(chat.needs)(atConsole(ana))).toMatchObject({ ok: true, value: { rows: [{ state }] } });
  });

  it('IRP-42: shows operator, rating and circumstances', async () => {
    const chat = aChat();
    await chat.start(visitor, aStart({ circumstances: { basket: { amount: 9, currency: 'EUR' } } }));
    await chat.connect(ana, { sessionId: theSession });
    await chat.rate(visitor, aRating('good'));
    const listed = await listSessions(chat.needs)(atConsole(ana));
    expect(listed).toMatchObject({ ok: true, value: { rows: [{ operator: { name: 'Ana' }, rating: 'good', facts: { basket: { amount: 9 } } }] } });
  });

  it('lists the newest last', async () => {
    const chat = await aChatIn('active');
    chat.clock.advance(1);
    await chat.start(stranger, aStart({ sessionId: sessionId(2) }));
    const listed = await listSessions(chat.needs)(atConsole(ana));
    expect(listed.ok && listed.value.rows.map((row) => row.sessionId)).toEqual([theSession, sessionId(2)]);
  });

  it('leaves out what was completed more than a day ago', async () => {
    const chat = await aChatIn('completed');
    chat.clock.advance(DAY + 1);
    expect(await listSessions(chat.needs)(atConsole(ana))).toMatchObject({ ok: true, value: { rows: [] } });
  });

  it('keeps what has been open for longer', async () => {
    const chat = await aChatIn('active');
    chat.clock.advance(2 * DAY);
    expect(await listSessions(chat.needs)(atConsole(ana))).toMatchObject({ ok: true, value: { rows: [{ state: 'active' }] } });
  });

  it('never shows another tenant’s sessions', async () => {
    const chat = await aChatIn('active');
    expect(await listSessions(chat.needs)(atConsole(bo))).toEqual(await listSessions(aChat().needs)(atConsole(bo)));
  });

  it('answers what its route promises', async () => {
    const chat = await aChatIn('active');
    const listed = await listSessions(chat.needs)(atConsole(ana));
    expect(routes.sessions.output.safeParse(listed.ok && listed.value).success).toBe(true);
  });
});

describe('one session', () => {
  it('BY-01: is read with its whole log', async () => {
    const chat = await aChatIn('active');
    const read = await readSession(chat.needs)(atConsole(ana), { sessionId: theSession });
    expect(read).toMatchObject({ ok: true, value: { head: 3, entries: await chat.log() } });
    expect(routes.session.output.safeParse(read.ok && read.value).success).toBe(true);
  });

  it('of another tenant is answered as an absent one', async () => {
    const chat = await aChatIn('active');
    const read = readSession(chat.needs);
    expect(await read(atConsole(bo), { sessionId: theSession })).toEqual(await read(atConsole(bo), { sessionId: sessionId(9) }));
  });
});

describe('who is signed in', () => {
  it('is told his name, role and tenant', async () => {
    expect(await whoAmI(aChat().needs)(atConsole(ana))).toEqual({
      ok: true, value: { agentId: ana.agentId, name: 'Ana', role: 'agent', tenantId: ana.tenantId, tenantName: 'Aurora Outdoor' },
    });
  });

  it('is refused without a place at this desk', async () => {
    expect(await whoAmI(aChat().needs)({ ...atConsole(bo), tenantId: ana.tenantId })).toEqual({ ok: false, refusal: 'role-refused' });
  });

  it('is refused once he is disabled', async () => {
    const chat = aChat();
    for (const [key, agent] of chat.store.agents) chat.store.agents.set(key, { ...agent, enabled: false });
    expect(await whoAmI(chat.needs)(atConsole(ana))).toEqual({ ok: false, refusal: 'role-refused' });
  });

  it('reads no keys and origins with the settings', async () => {
    expect(routes.settings.output.safeParse(await valueOf(readSettings(aChat().needs)(atConsole(ana)))).success).toBe(true);
  });
});

const valueOf = async (result: ReturnType<ReturnType<typeof readSettings>>) => result.then((one) => one.ok && one.value);
