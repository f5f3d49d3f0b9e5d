import { describe, expect, it } from '@jest/globals';
import { AgentId, TenantId } from '../../contract/ids.ts';
import type { Invitation, Listed } from '../../ports/directory.ts';
import { aChat } from '../test/a-chat.ts';
import { ana, atConsole, aurora, ben, visitor } from '../test/people.ts';
import { createTenant } from './create-tenant.ts';
import { inviteAgent } from './invite-agent.ts';
import { issueTicket } from './issue-ticket.ts';
import { leaveDesk } from './leave-desk.ts';

const cedar = TenantId.parse('cedar0000000');
const tenant = { tenantId: cedar, tenantName: 'Cedar', timeZone: 'UTC', origins: ['https://cedar.example'], identityKeys: [], accent: '#000000' };
const eve = { tenantId: aurora, agentId: AgentId.parse('eve000000000'), name: 'Eve', email: 'eve@shop.example', role: 'agent' } as const;

function aDirectory() {
  const invited = new Map<string, Listed>();
  const invite = async ({ email, tenantId, agentId }: Invitation) => {
    const listed = invited.get(email) ?? { tenantId, agentId };
    invited.set(email, listed);
    return listed;
  };
  return { directory: { invite }, invited };
}

describe('a new tenant', () => {
  it('IRP-01: begins with chat switched on and no rules', async () => {
    expect(await createTenant(aChat().needs)(tenant)).toMatchObject({ ok: true, value: { enabled: true, useRules: false, rules: [], unansweredMinutes: 10 } });
  });

  it('is created once', async () => {
    const chat = aChat();
    await createTenant(chat.needs)(tenant);
    expect(await createTenant(chat.needs)({ ...tenant, tenantName: 'Other' })).toMatchObject({ refusal: 'already-exists' });
    expect(chat.store.settings.get(cedar)?.tenantName).toBe('Cedar');
  });
});

describe('inviting an agent', () => {
  it('gives a place at the desk', async () => {
    const chat = aChat();
    const { directory } = aDirectory();
    await inviteAgent({ ...chat.needs, directory })(eve);
    expect(await chat.needs.agents.find(aurora, eve.agentId)).toMatchObject({ name: 'Eve', enabled: true, connections: [] });
  });

  it('is refused where the address signs in already', async () => {
    const chat = aChat();
    const invite = inviteAgent({ ...chat.needs, ...aDirectory() });
    await invite(eve);
    expect(await invite(eve)).toEqual({ ok: false, refusal: 'already-exists', details: { field: 'email' } });
  });

  it('heals an invitation that broke off before the desk', async () => {
    const chat = aChat();
    const { directory } = aDirectory();
    await directory.invite(eve);
    expect(await inviteAgent({ ...chat.needs, directory })({ ...eve, agentId: AgentId.parse('later0000000') })).toEqual({ ok: true, value: { agentId: eve.agentId } });
  });

  it("takes nobody from another tenant's desk", async () => {
    const chat = aChat();
    const { directory } = aDirectory();
    await directory.invite({ ...eve, tenantId: cedar });
    expect(await inviteAgent({ ...chat.needs, directory })(eve)).toMatchObject({ refusal: 'already-exists' });
  });

  it('invites nobody to a tenant that is not there', async () => {
    const { directory, invited } = aDirectory();
    expect(await inviteAgent({ ...aChat().needs, directory })({ ...eve, tenantId: cedar })).toEqual({ ok: false, refusal: 'tenant-not-found' });
    expect(invited.size).toBe(0);
  });
});

describe('a closed socket', () => {
  it('of an agent leaves the desk', async () => {
    const chat = aChat();
    await leaveDesk(chat.needs)(ana);
    expect(await chat.needs.agents.find(aurora, ana.agentId)).toMatchObject({ connections: [] });
  });

  it('of an agent leaves the others’ open', async () => {
    const chat = aChat();
    await leaveDesk(chat.needs)({ ...ben, connectionId: ana.connectionId });
    expect(await chat.needs.agents.find(aurora, ana.agentId)).toMatchObject({ connections: [ana.connectionId] });
  });

  it('of a visitor changes nothing', async () => {
    const chat = aChat();
    const before = chat.stored();
    await leaveDesk(chat.needs)(visitor);
    expect(chat.stored()).toEqual(before);
  });
});

describe('an agent’s ticket', () => {
  it('names him and ends within half a minute', async () => {
    const chat = aChat();
    const issued = await issueTicket(chat.needs)(atConsole(ana));
    const text = issued.ok ? issued.value.ticket : '';
    expect(chat.needs.signer.open('ticket', text, chat.clock.now() + 29_999)).toMatchObject({ role: 'agent', tenantId: aurora, agentId: ana.agentId });
    expect(chat.needs.signer.open('ticket', text, chat.clock.now() + 30_000)).toBeUndefined();
  });
});
