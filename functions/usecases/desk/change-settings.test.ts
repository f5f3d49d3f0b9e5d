import { describe, expect, it } from '@jest/globals';
import { aChat, type Chat } from '../test/a-chat.ts';
import { ana, atConsole, aurora, ben, bo } from '../test/people.ts';
import { changeSettings } from './change-settings.ts';
import { readSettings } from './read-desk.ts';

const change = (chat: Chat, who: typeof ana, changes: { enabled?: boolean; typingPreview?: boolean }, version = 1) =>
  changeSettings(chat.needs)(atConsole(who), { version, change: changes });

describe('changing the settings', () => {
  it('IRP-01: shows the same switch wherever it is read', async () => {
    const chat = aChat();
    const changed = await change(chat, ana, { enabled: false });
    expect(await readSettings(chat.needs)(atConsole(ben))).toEqual(changed);
  });

  it('IRP-01: is pushed to every agent of the tenant', async () => {
    const chat = aChat();
    await change(chat, ana, { enabled: false });
    expect([ana, ben, bo].map(({ connectionId }) => chat.wire.to(connectionId, 'settings').length)).toEqual([1, 1, 0]);
  });

  it('BY-03: pushes availability with its reason', async () => {
    const chat = aChat();
    await change(chat, ana, { enabled: false });
    expect(chat.wire.to(ben.connectionId, 'settings')[0]?.availability).toEqual({ state: 'closed', reason: 'manual' });
  });

  it('IRP-12: writes the agent’s name into the history', async () => {
    const chat = aChat();
    await change(chat, ben, { enabled: false });
    expect(chat.store.history).toMatchObject([{ tenantId: aurora, event: { subject: 'chat', enabled: false, actor: { name: 'Ben' } } }]);
  });

  it('orders the launcher’s files anew', async () => {
    const chat = aChat();
    await change(chat, ana, { enabled: false });
    expect([...chat.store.orders.values()]).toMatchObject([{ order: { kind: 'publish', tenantId: aurora }, state: 'pending' }]);
  });

  it('tells the second of two who change at once', async () => {
    const chat = aChat();
    const both = await Promise.all([change(chat, ana, { enabled: false }), change(chat, ben, { typingPreview: false })]);
    expect(both.map((one) => (one.ok ? 'ok' : one.refusal))).toEqual(['ok', 'settings-changed']);
    expect(chat.store.settings.get(aurora)).toMatchObject({ version: 2, enabled: false, typingPreview: true });
  });

  it('changes once where the same request comes twice', async () => {
    const chat = aChat();
    await change(chat, ana, { enabled: false });
    await change(chat, ana, { enabled: false });
    expect([chat.store.settings.get(aurora)?.version, chat.store.history.length]).toEqual([2, 1]);
  });

  it('stands where only its reply is lost', async () => {
    const chat = aChat();
    chat.breaks.after('save');
    await expect(change(chat, ana, { enabled: false })).rejects.toThrow('broken');
    expect(await change(chat, ana, { enabled: false })).toEqual({ ok: false, refusal: 'settings-changed' });
    expect(chat.store.settings.get(aurora)).toMatchObject({ version: 2, enabled: false });
  });

  it('is refused to an agent who has been disabled', async () => {
    const chat = aChat();
    for (const [key, agent] of chat.store.agents) chat.store.agents.set(key, { ...agent, enabled: false });
    const before = chat.stored();
    expect(await change(chat, ana, { enabled: false })).toEqual({ ok: false, refusal: 'role-refused' });
    expect(chat.stored()).toEqual(before);
  });

  it('is refused to an agent of another tenant', async () => {
    const chat = aChat();
    expect(await change(chat, { ...bo, tenantId: aurora }, { enabled: false })).toEqual({ ok: false, refusal: 'role-refused' });
  });

  it('changes nothing of another tenant', async () => {
    const chat = aChat();
    const before = chat.store.settings.get(aurora);
    await change(chat, bo, { enabled: false });
    expect(chat.store.settings.get(aurora)).toEqual(before);
  });
});
