import { describe, expect, it } from '@jest/globals';
import { signal } from '@preact/signals';
import { createFakeStorage } from '../../shared/testing/fake-host.ts';
import { createDoor } from './door.ts';
import { createMemory } from './memory.ts';
import type { VisitAnswer } from './visit.ts';

type Needs = Parameters<typeof createDoor>[0];

/** Two tabs of one shop, and a server that gives each stranger another name. */
function twoTabs() {
  const storage = createFakeStorage();
  const asked: (string | undefined)[] = [];
  const visit: Needs['visit'] = async ({ visitor }): Promise<VisitAnswer> => {
    asked.push(visitor);
    return {
      ok: true,
      visit: {
        visitor: visitor ?? `stranger ${asked.length}`, verified: false, open: true, brand: 'Aurora', typingPreview: true,
        ticket: 'ticket', socketUrl: 'wss://foyer.test', strings: {}, opensAt: undefined, email: undefined,
      },
    };
  };
  const link: Needs['link'] = { around: signal(undefined), pageOrigin: () => 'https://shop.test', post: () => undefined };
  const aTab = () => createDoor({ link, tenant: 'aurora', memory: createMemory(storage, 'aurora'), visit, isUnderWay: () => false });
  return { asked, first: aTab(), second: aTab() };
}

describe('the door', () => {
  it('gives two tabs that come as nobody one name', async () => {
    const { asked, first, second } = twoTabs();
    const [one, other] = await Promise.allSettled([first.ticket(), second.ticket()]);
    expect([one.status, other.status]).toEqual(['fulfilled', 'rejected']);
    expect(await second.ticket()).toMatchObject({ visitor: 'stranger 1' });
    expect(asked).toEqual([undefined, undefined, 'stranger 1']);
  });
});
