import { describe, expect, it } from '@jest/globals';
import { createAnnouncer, type TabChannel } from './announcer.ts';
import { createListeners } from './store.ts';
import { sessionId } from './testing/entries.ts';
import { createFakeHost, createFakeStorage } from './testing/fake-host.ts';

/** One browser: tabs that share storage and a channel. */
function aBrowser() {
  const host = createFakeHost();
  const storage = createFakeStorage();
  const announced: string[] = [];
  const tabs: ReturnType<typeof createListeners<string>>[] = [];
  const aTab = (name: string, chance: number) => {
    const own = createListeners<string>();
    tabs.push(own);
    const channel: TabChannel = {
      post: (message) => {
        for (const tab of tabs) if (tab !== own) host.after(0, () => tab.tell(message));
      },
      onMessage: own.add,
    };
    host.chances.push(chance);
    return createAnnouncer({ host, storage, tabs: channel }, (id) => announced.push(`${name} ${id}`));
  };
  return { host, announced, aTab };
}
const [first, second] = [sessionId(1), sessionId(2)];

describe('IRP-38: announcing a new session', () => {
  it('is silent about those that waited at load', async () => {
    const { host, announced, aTab } = aBrowser();
    const tab = aTab('a', 0.1);
    tab.know([first, second]);
    tab.notice(first);
    await host.pass(1_000);
    expect(announced).toEqual([]);
  });

  it('happens once, however often the session is heard of', async () => {
    const { host, announced, aTab } = aBrowser();
    const tab = aTab('a', 0.1);
    tab.notice(first);
    tab.notice(first);
    await host.pass(1_000);
    tab.notice(first);
    await host.pass(1_000);
    expect(announced).toEqual([`a ${first}`]);
  });

  it('happens in one tab only when all hear of it together', async () => {
    const { host, announced, aTab } = aBrowser();
    const tabs = [aTab('a', 0.3), aTab('b', 0.1), aTab('c', 0.2)];
    for (const tab of tabs) tab.notice(first);
    await host.pass(1_000);
    expect(announced).toEqual([`b ${first}`]);
  });

  it('is not repeated by a tab that hears of it late', async () => {
    const { host, announced, aTab } = aBrowser();
    const [early, late] = [aTab('a', 0.3), aTab('b', 0.1)];
    early.notice(first);
    await host.pass(1_000);
    late.notice(first);
    await host.pass(1_000);
    expect(announced).toEqual([`a ${first}`]);
  });

  it('is remembered over a reload', async () => {
    const { host, announced, aTab } = aBrowser();
    const tab = aTab('a', 0.1);
    tab.notice(first);
    await host.pass(1_000);
    tab.stop();
    aTab('again', 0.1).notice(first);
    await host.pass(1_000);
    expect(announced).toEqual([`a ${first}`]);
  });
});
