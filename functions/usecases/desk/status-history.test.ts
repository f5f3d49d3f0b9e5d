import { describe, expect, it } from '@jest/globals';
import { aChat } from '../test/a-chat.ts';
import { minutes } from '../test/chance.ts';
import { ana, atConsole, aurora, bo } from '../test/people.ts';
import { changeSettings } from './change-settings.ts';
import { readStatusHistory } from './read-status-history.ts';

/** Ana has switched off on Monday; the rule opened on Wednesday, in Berlin. */
async function aHistory() {
  const chat = aChat({ useRules: false, rules: [{ days: [3], time: '00:30', enable: true }] });
  const change = changeSettings(chat.needs);
  await change(atConsole(ana), { version: 1, change: { enabled: false } });
  chat.clock.advance(minutes(1));
  await change(atConsole(ana), { version: 2, change: { useRules: true } });
  chat.clock.set(Date.parse('2026-03-03T23:30:00Z'));
  await chat.tick();
  return readStatusHistory(chat.needs);
}
type Query = Parameters<ReturnType<typeof readStatusHistory>>[1];
const listed = async (query: Query, who = ana) => {
  const answer = await (await aHistory())(atConsole(who), query);
  if (!answer.ok) throw new Error(answer.refusal);
  return answer.value.events.map(({ subject, enabled, actor }) => `${subject} ${enabled ? 'on' : 'off'} by ${actor.kind}`);
};

describe('the status history', () => {
  it('IRP-12: lists who did what, newest first', async () => {
    expect(await listed({})).toEqual(['chat on by rule', 'rules on by agent', 'chat off by agent']);
  });

  it.each<[Query, string[]]>([
    [{ text: 'ANA' }, ['rules on by agent', 'chat off by agent']],
    [{ text: 'rule 00:30' }, ['chat on by rule']],
    [{ text: 'disabled' }, ['chat off by agent']],
    [{ from: '2026-03-04' }, ['chat on by rule']],
    [{ to: '2026-03-03' }, ['rules on by agent', 'chat off by agent']],
    [{ from: '2026-03-02', to: '2026-03-04', text: 'rules' }, ['rules on by agent']],
    [{ from: '2026-03-05' }, []],
  ])('IRP-12: finds by %j', async (query, found) => {
    expect(await listed(query)).toEqual(found);
  });

  it('IRP-12: shows nothing of another tenant', async () => {
    expect(await listed({}, bo)).toEqual([]);
  });

  it('IRP-12: says where there is more than it lists', async () => {
    const chat = aChat();
    const event = { at: 1, subject: 'chat', enabled: true, actor: { kind: 'operator' } } as const;
    chat.store.history.push(...Array.from({ length: 201 }, () => ({ tenantId: aurora, event })));
    expect(await readStatusHistory(chat.needs)(atConsole(ana), {})).toMatchObject({ ok: true, value: { more: true } });
  });
});
