import { describe, expect, it } from '@jest/globals';
import { VisitRequest } from '../../contract/http.ts';
import { TenantId, VisitorId } from '../../contract/ids.ts';
import type { TenantSettings } from '../../domain/settings.ts';
import type { Identity } from '../../ports/identity.ts';
import { aChat } from '../test/a-chat.ts';
import { ana, atConsole, aurora, birch, socket } from '../test/people.ts';
import { issueTicket } from '../desk/issue-ticket.ts';
import { openVisit } from './open-visit.ts';
import { redeemTicket } from './redeem-ticket.ts';

const vera = { visitorId: VisitorId.parse('vera'.padEnd(22, 'x')), name: 'Vera', email: 'vera@mail.example' };
/** The tenant signs for Vera alone. */
const identity: Identity = { verify: async (jwt) => (jwt === 'signed' ? vera : undefined) };
const request = { tenantId: aurora, origin: 'https://shop.example', country: undefined };
const [first, second] = [socket('first'), socket('second')];

function aVisit(change: Partial<TenantSettings> = {}) {
  const chat = aChat(change);
  const visit = openVisit({ ...chat.needs, identity });
  const redeem = redeemTicket(chat.needs);
  return {
    ...chat, redeem, visit,
    opened: async (more: Partial<Parameters<typeof visit>[0]> = {}) => {
      const result = await visit({ ...request, ...more });
      if (!result.ok) throw new Error(result.refusal);
      return result.value;
    },
    who: async (ticket: string) => {
      const actor = await redeem(ticket, first);
      return actor.ok && actor.value.kind === 'visitor' ? actor.value : undefined;
    },
  };
}

describe('opening the chat', () => {
  it('IRP-09: answers the availability at this click', async () => {
    const { opened, store } = aVisit();
    const before = await opened();
    for (const [id, settings] of store.settings) store.settings.set(id, { ...settings, enabled: false });
    expect([before.availability.state, (await opened()).availability.state]).toEqual(['open', 'closed']);
  });

  it('IRP-09: gives a ticket that may not start while off', async () => {
    const { opened, who } = aVisit({ enabled: false });
    expect(await who((await opened()).ticket)).toMatchObject({ mayStart: 'no' });
  });

  it('BY-03: says why it is closed and when it opens', async () => {
    const { opened } = aVisit({ enabled: false, useRules: true, switchedBy: 'rule', rules: [{ days: [2], time: '09:00', enable: true }] });
    expect((await opened()).availability).toEqual({ state: 'closed', reason: 'rule', opensAt: Date.parse('2026-03-03T08:00:00Z') });
  });

  it('IRP-47: tells whether agents may see drafts', async () => {
    expect((await aVisit({ typingPreview: false }).opened()).typingPreview).toBe(false);
  });

  it('answers every word in the visitor’s language', async () => {
    const { opened } = aVisit({ strings: { de: { 'chat.title': 'Frag uns' } } });
    expect((await opened({ language: 'de-AT' })).strings['chat.title']).toBe('Frag uns');
  });

  it('is refused to a site that is not the tenant’s', async () => {
    const { visit } = aVisit();
    expect(await visit({ ...request, origin: 'https://evil.example' })).toEqual({ ok: false, refusal: 'origin-refused', details: { field: 'origin' } });
  });

  it('is refused for a tenant that is not there', async () => {
    const { visit } = aVisit();
    expect(await visit({ ...request, tenantId: TenantId.parse('absent000000') })).toEqual({ ok: false, refusal: 'tenant-not-found' });
  });

  it('writes nothing', async () => {
    const { opened, stored } = aVisit();
    const before = stored();
    await opened();
    expect(stored()).toEqual(before);
  });

  it('takes what the contract takes', () => {
    expect(VisitRequest.safeParse({ tenantId: aurora, origin: 'https://shop.example' }).success).toBe(true);
  });
});

describe('who a visitor is', () => {
  it('stays the same with his token', async () => {
    const { opened, who } = aVisit();
    const one = await opened();
    const two = await opened({ visitor: one.visitor });
    expect((await who(one.ticket))?.visitorId).toBe((await who(two.ticket))?.visitorId);
  });

  it('is new without one', async () => {
    const { opened, who } = aVisit();
    expect((await who((await opened()).ticket))?.visitorId).not.toBe((await who((await opened()).ticket))?.visitorId);
  });

  it('is new with a token of another tenant', async () => {
    const { opened, who } = aVisit();
    const one = await opened();
    const other = await opened({ tenantId: birch, visitor: one.visitor });
    expect((await who(one.ticket))?.visitorId).not.toBe((await who(other.ticket))?.visitorId);
  });

  it('BY-07: is verified where the tenant has signed', async () => {
    const { opened, who } = aVisit();
    expect(await who((await opened({ identity: 'signed' })).ticket)).toMatchObject({ ...vera, verified: 'yes' });
  });

  it('BY-07: is never merged with the unverified before', async () => {
    const { opened, who } = aVisit();
    const before = await opened();
    const signed = await opened({ visitor: before.visitor, identity: 'signed' });
    expect((await who(signed.ticket))?.visitorId).not.toBe((await who(before.ticket))?.visitorId);
  });

  it('BY-07: goes on as verified by its own token only', async () => {
    const { opened, who } = aVisit();
    const signed = await opened({ identity: 'signed' });
    expect(await who((await opened({ visitor: signed.visitor })).ticket)).toMatchObject({ ...vera, verified: 'yes' });
  });

  it('BY-07: reconnects as verified when the JWT has run out', async () => {
    const { opened, who, clock } = aVisit();
    const signed = await opened({ identity: 'signed' });
    clock.advance(7_200_000);
    expect(await who((await opened({ visitor: signed.visitor, identity: 'expired' })).ticket)).toMatchObject({ ...vera, verified: 'yes' });
  });

  it('BY-07: is refused as unverified with an expired JWT', async () => {
    const { visit, opened } = aVisit();
    const anonymous = await opened();
    expect(await visit({ ...request, visitor: anonymous.visitor, identity: 'expired' })).toMatchObject({ ok: false, refusal: 'identity-invalid' });
  });

  it('BY-07: is not verified a day later', async () => {
    const { opened, who, clock } = aVisit();
    const signed = await opened({ identity: 'signed' });
    clock.advance(86_400_000);
    expect(await who((await opened({ visitor: signed.visitor })).ticket)).toMatchObject({ verified: 'no' });
  });

  it('BY-07: is refused with a signature that does not hold', async () => {
    const { visit } = aVisit();
    expect(await visit({ ...request, identity: 'forged' })).toEqual({ ok: false, refusal: 'identity-invalid', details: { field: 'identity' } });
  });
});

describe('a ticket', () => {
  it('opens one socket, once', async () => {
    const { opened, redeem } = aVisit();
    const { ticket } = await opened();
    expect([await redeem(ticket, first), await redeem(ticket, second)].map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('opens one socket where two try at once', async () => {
    const { opened, redeem } = aVisit();
    const { ticket } = await opened();
    const both = await Promise.all([redeem(ticket, first), redeem(ticket, second)]);
    expect(both.filter(({ ok }) => ok)).toHaveLength(1);
  });

  it('opens nothing after half a minute', async () => {
    const { opened, redeem, clock } = aVisit();
    const { ticket } = await opened();
    clock.advance(30_000);
    expect(await redeem(ticket, first)).toEqual({ ok: false, refusal: 'ticket-invalid' });
  });

  it('is not a visitor’s token', async () => {
    const { opened, redeem } = aVisit();
    expect(await redeem((await opened()).visitor, first)).toEqual({ ok: false, refusal: 'ticket-invalid' });
  });

  it('of an agent opens one socket, once', async () => {
    const { needs, redeem } = aVisit();
    const issued = await issueTicket(needs)(atConsole(ana));
    const ticket = issued.ok ? issued.value.ticket : '';
    expect([await redeem(ticket, first), await redeem(ticket, second)].map(({ ok }) => ok)).toEqual([true, false]);
  });

  it('of a disabled agent opens nothing', async () => {
    const { needs, redeem, store } = aVisit();
    const issued = await issueTicket(needs)(atConsole(ana));
    for (const [key, agent] of store.agents) store.agents.set(key, { ...agent, enabled: false });
    expect(await redeem(issued.ok ? issued.value.ticket : '', first)).toEqual({ ok: false, refusal: 'ticket-invalid' });
  });
});
