import { describe, expect, it } from '@jest/globals';
import type { ActivationRule } from '../../contract/settings.ts';
import { aChat } from '../test/a-chat.ts';
import { minutes, monday } from '../test/chance.ts';
import { ana, atConsole, aurora, bo } from '../test/people.ts';
import { changeSettings } from '../desk/change-settings.ts';

// The clock stands at Monday, 10:00 UTC.
const closes: ActivationRule = { days: [1], time: '10:30', enable: false };
const opens: ActivationRule = { days: [1], time: '11:00', enable: true };

/** Aurora with these two rules armed, as a person turns them on. */
async function rules() {
  const chat = aChat({ timeZone: 'UTC', rules: [closes, opens] });
  const change = changeSettings(chat.needs);
  await change(atConsole(ana), { version: 1, change: { useRules: true } });
  chat.wire.clear();
  const settings = () => chat.store.settings.get(aurora);
  return {
    chat, settings,
    change: async (changes: Parameters<typeof change>[1]['change']) => change(atConsole(ana), { version: settings()?.version ?? 0, change: changes }),
    /** Moves the clock minute by minute, each with its tick. */
    pass: async (count: number) => {
      for (let n = 0; n < count; n += 1) {
        chat.clock.advance(minutes(1));
        await chat.tick();
      }
    },
    flips: () => chat.store.history.filter(({ event }) => event.subject === 'chat').map(({ event }) => event),
  };
}

describe('activation rules', () => {
  it('IRP-03: follow the clock', async () => {
    const { settings, pass } = await rules();
    const seen = [settings()?.enabled];
    for (const wait of [29, 1, 29, 1]) {
      await pass(wait);
      seen.push(settings()?.enabled);
    }
    expect(seen).toEqual([true, true, false, false, true]);
  });

  it('IRP-03: follow the clock week after week', async () => {
    const { chat, flips } = await rules();
    for (let week = 0; week < 3; week += 1) {
      for (const time of [minutes(30), minutes(60)]) {
        chat.clock.set(monday + week * 7 * 86_400_000 + time);
        await chat.tick();
      }
    }
    expect(flips().map(({ enabled }) => enabled)).toEqual([false, true, false, true, false, true]);
  });

  it('IRP-12: are named in the history with their moment', async () => {
    const { flips, pass } = await rules();
    await pass(31);
    expect(flips()).toEqual([{ at: monday + minutes(30), subject: 'chat', enabled: false, actor: { kind: 'rule', rule: '10:30' } }]);
  });

  it('IRP-01: show in every console at once', async () => {
    const { chat, pass } = await rules();
    await pass(30);
    expect([ana, bo].map(({ connectionId }) => chat.wire.to(connectionId, 'settings').map(({ enabled }) => enabled))).toEqual([[false], []]);
  });

  it('IRP-02: change nothing once they are turned off', async () => {
    const { change, settings, pass } = await rules();
    await change({ useRules: false });
    await pass(60);
    expect(settings()?.enabled).toBe(true);
  });

  it('IRP-04: stay off after a switch-off by hand', async () => {
    const { change, settings, pass } = await rules();
    await pass(30);
    await change({ enabled: true });
    await change({ enabled: false });
    await pass(60);
    expect(settings()).toMatchObject({ enabled: false, useRules: false });
  });

  it('IRP-05: leave the chat as it was when turned off', async () => {
    const { change, settings, pass } = await rules();
    await pass(30);
    await change({ useRules: false });
    await pass(60);
    expect(settings()?.enabled).toBe(false);
  });

  it('IRP-06: are not armed by a switch-on by hand', async () => {
    const { change, settings, pass } = await rules();
    await change({ enabled: false });
    await change({ enabled: true });
    await pass(60);
    expect(settings()).toMatchObject({ enabled: true, useRules: false });
  });

  it('IRP-03: fire at a new time that a person sets', async () => {
    const { change, settings, pass } = await rules();
    await change({ rules: [{ ...closes, time: '10:05' }] });
    await pass(5);
    expect(settings()?.enabled).toBe(false);
  });

  it('IRP-03: do nothing at a time that a person has removed', async () => {
    const { change, settings, pass } = await rules();
    await change({ rules: [opens] });
    await pass(40);
    expect(settings()?.enabled).toBe(true);
  });
});

describe('a rule’s tick', () => {
  it('IRP-03: fires nothing early and catches up a minute later', async () => {
    const { chat, settings, pass } = await rules();
    await pass(29);
    await chat.due(monday + minutes(30));
    expect(settings()?.enabled).toBe(true);
    chat.clock.advance(minutes(1));
    await pass(1);
    expect(settings()?.enabled).toBe(false);
  });

  it('IRP-03: fires once where it comes twice at once', async () => {
    const { chat, flips } = await rules();
    chat.clock.set(monday + minutes(30));
    await Promise.all([chat.tick(), chat.tick()]);
    expect(flips()).toHaveLength(1);
  });

  it('IRP-03: catches up in order, half an hour late', async () => {
    const { chat, flips, pass } = await rules();
    chat.clock.set(monday + minutes(61));
    await chat.due(monday + minutes(30));
    await pass(1);
    await chat.due(monday + minutes(30));
    expect(flips().map(({ at, enabled }) => [at - monday, enabled])).toEqual([[minutes(30), false], [minutes(60), true]]);
  });

  it.each(['before set', 'after set', 'before save', 'after save'])('IRP-03: breaks no chain %s', async (when) => {
    const { chat, flips, pass } = await rules();
    await pass(29);
    chat.clock.advance(minutes(1));
    const [moment, step] = when.split(' ');
    chat.breaks[moment === 'before' ? 'before' : 'after'](step ?? '');
    await expect(chat.tick()).rejects.toThrow('1 of 1 timers failed');
    await chat.tick();
    await pass(30);
    expect(flips().map(({ enabled }) => enabled)).toEqual([false, true]);
  });

  it('IRP-03: goes on where only the whole minute was lost', async () => {
    const { chat, settings } = await rules();
    chat.clock.set(monday + minutes(55));
    await chat.due(monday + minutes(30));
    chat.clock.set(monday + minutes(60));
    await chat.tick();
    expect(settings()?.enabled).toBe(true);
  });

  it('does nothing for a tenant that is no more', async () => {
    const { chat } = await rules();
    chat.store.settings.clear();
    chat.clock.set(monday + minutes(30));
    await expect(chat.tick()).resolves.toBeUndefined();
  });

  it('runs what it can though one timer fails', async () => {
    const { chat, settings } = await rules();
    await chat.needs.timers.set({ kind: 'rules', tenantId: bo.tenantId, at: monday + minutes(30) }, monday);
    chat.clock.set(monday + minutes(30));
    chat.breaks.before('save');
    await expect(chat.tick()).rejects.toThrow('1 of 2 timers failed');
    expect(settings()?.enabled).toBe(true);
  });
});
