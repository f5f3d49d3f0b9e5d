import { beforeAll, describe, expect, it } from '@jest/globals';
import type { TenantId } from '../contract/ids.ts';
import type { StatusEvent } from '../contract/settings.ts';
import { ana, anAgent, aTenant, ben, noon, socketOf, someSettings } from './builders.suite.ts';
import type { Agents, Desk, StatusHistory, Tickets } from './desk.ts';

type Stores = { readonly desk: Desk; readonly agents: Agents; readonly tickets: Tickets; readonly history: StatusHistory };

const switched = (enabled: boolean, at = noon): StatusEvent => ({ at, subject: 'chat', enabled, actor: { kind: 'agent', name: 'Ana' } });

/** What every store of a tenant's desk promises. */
export function deskSuite(make: () => Stores): void {
  let stores: Stores;
  beforeAll(() => {
    stores = make();
  });
  const opened = async (): Promise<TenantId> => {
    const tenantId = aTenant();
    await stores.desk.create(someSettings(tenantId));
    await stores.agents.add(anAgent(tenantId));
    return tenantId;
  };
  const saved = async (tenantId: TenantId, version: number, events: StatusEvent[] = [], enabled = false) =>
    stores.desk.save(someSettings(tenantId, { version, enabled }), events);

  describe('a desk', () => {
    it('answers settings and agents together', async () => {
      const tenantId = await opened();
      await stores.agents.add(anAgent(tenantId, { agentId: ben.agentId, name: 'Ben', role: 'manager' }));
      const { settings, agents = [] } = (await stores.desk.read(tenantId)) ?? {};
      expect(settings).toEqual(someSettings(tenantId));
      expect(agents.map(({ name, role }) => `${name} ${role}`).sort()).toEqual(['Ana agent', 'Ben manager']);
    });

    it('is created once, of two at once too', async () => {
      const settings = someSettings(aTenant());
      const outcomes = await Promise.all([stores.desk.create(settings), stores.desk.create(settings)]);
      expect(outcomes.sort()).toEqual([false, true]);
      expect(await stores.desk.create(settings)).toBe(false);
    });

    it('saves settings that follow the stored version', async () => {
      const tenantId = await opened();
      expect(await saved(tenantId, 2)).toBe(true);
      expect(await stores.desk.settings(tenantId, 'now')).toMatchObject({ version: 2, enabled: false });
    });

    it('saves one of two changes at once, with its history only', async () => {
      const tenantId = await opened();
      const outcomes = await Promise.all([saved(tenantId, 2, [switched(false)]), saved(tenantId, 2, [switched(true)], true)]);
      expect([...outcomes].sort()).toEqual([false, true]);
      expect(await stores.history.list(tenantId, 0, noon + 1, 10)).toEqual([switched(!outcomes[0])]);
    });

    it.each([1, 3])('refuses version %d after version 1', async (version) => {
      const tenantId = await opened();
      expect(await saved(tenantId, version, [switched(false)])).toBe(false);
      expect(await stores.history.list(tenantId, 0, noon + 1, 10)).toEqual([]);
    });

    it('is absent for a tenant without one', async () => {
      await opened();
      const other = aTenant();
      expect(await stores.desk.read(other)).toBeUndefined();
      expect(await stores.desk.settings(other)).toBeUndefined();
      expect(await saved(other, 2)).toBe(false);
    });
  });

  describe('agents at a desk', () => {
    const seats = async (tenantId: TenantId) => [...((await stores.agents.find(tenantId, ana.agentId))?.connections ?? [])].sort();
    const redeem = async (tenantId: TenantId, issued: number) => stores.agents.redeem(tenantId, ana.agentId, issued);
    const sit = async (tenantId: TenantId, name: string) => stores.agents.sit(tenantId, ana.agentId, socketOf(name));

    it('are added once, of two at once too', async () => {
      const agent = anAgent(aTenant());
      const outcomes = await Promise.all([stores.agents.add(agent), stores.agents.add(agent)]);
      expect(outcomes.sort()).toEqual([false, true]);
      expect(await stores.agents.find(agent.tenantId, agent.agentId)).toMatchObject(agent);
    });

    it('come in with a ticket, and sit nowhere yet', async () => {
      const tenantId = await opened();
      expect(await redeem(tenantId, 1)).toMatchObject({ name: 'Ana', connections: [] });
    });

    it('sit down at several sockets, at each once', async () => {
      const tenantId = await opened();
      expect([await sit(tenantId, 'one'), await sit(tenantId, 'two'), await sit(tenantId, 'one')]).toEqual([true, true, true]);
      expect(await seats(tenantId)).toEqual([socketOf('one'), socketOf('two')]);
    });

    it('use a ticket once, of two at once too', async () => {
      const tenantId = await opened();
      const outcomes = await Promise.all([redeem(tenantId, 5), redeem(tenantId, 5)]);
      expect(outcomes.filter((one) => one !== undefined)).toHaveLength(1);
      expect(await redeem(tenantId, 4)).toBeUndefined();
    });

    it('stay out once disabled', async () => {
      const agent = anAgent(aTenant(), { enabled: false });
      await stores.agents.add(agent);
      expect(await redeem(agent.tenantId, 1)).toBeUndefined();
      expect(await sit(agent.tenantId, 'one')).toBe(false);
    });

    it('leave one socket, twice without harm', async () => {
      const tenantId = await opened();
      await sit(tenantId, 'one');
      await sit(tenantId, 'two');
      await stores.agents.leave(tenantId, ana.agentId, socketOf('one'));
      await stores.agents.leave(tenantId, ana.agentId, socketOf('one'));
      expect(await seats(tenantId)).toEqual([socketOf('two')]);
    });

    it('are absent at the desk of another tenant', async () => {
      await opened();
      const other = aTenant();
      await stores.agents.leave(other, ana.agentId, socketOf('one'));
      expect(await stores.agents.find(other, ana.agentId)).toBeUndefined();
      expect(await redeem(other, 1)).toBeUndefined();
      expect(await sit(other, 'one')).toBe(false);
    });
  });

  describe("visitors' tickets", () => {
    it('open once, of two at once too', async () => {
      const tenantId = aTenant();
      const outcomes = await Promise.all([stores.tickets.use(tenantId, 'nonce', noon), stores.tickets.use(tenantId, 'nonce', noon)]);
      expect(outcomes.sort()).toEqual([false, true]);
      expect(await stores.tickets.use(tenantId, 'nonce', noon)).toBe(false);
    });

    it('of another tenant are others', async () => {
      await stores.tickets.use(aTenant(), 'nonce', noon);
      expect(await stores.tickets.use(aTenant(), 'nonce', noon)).toBe(true);
    });
  });

  describe('the status history', () => {
    it('shows the newest first, within a span, up to a limit', async () => {
      const tenantId = await opened();
      const rules: StatusEvent = { ...switched(false, noon + 2), subject: 'rules', actor: { kind: 'rule', rule: '09:00' } };
      await saved(tenantId, 2, [switched(false, noon + 1)]);
      await saved(tenantId, 3, [switched(true, noon + 2), rules], true);
      await saved(tenantId, 4, [switched(false, noon + 3)]);
      const all = [switched(false, noon + 3), rules, switched(true, noon + 2), switched(false, noon + 1)];
      expect(await stores.history.list(tenantId, 0, Number.MAX_SAFE_INTEGER, 10)).toEqual(all);
      expect(await stores.history.list(tenantId, noon + 2, noon + 3, 10)).toEqual(all.slice(1, 3));
      expect(await stores.history.list(tenantId, 0, noon + 9, 1)).toEqual(all.slice(0, 1));
      expect(await stores.history.list(aTenant(), 0, noon + 9, 10)).toEqual([]);
    });
  });
}
