import { describe, expect, it } from '@jest/globals';
import { SessionState } from '../../contract/session.ts';
import { ana, aSessionId, aTenant, noon } from '../../ports/builders.suite.ts';
import { byState, keys, timerKey, type Key } from './keys.ts';

const [tenant, rival, session] = [aTenant(), aTenant(), aSessionId()];
const allOf = (tenantId: typeof tenant): Key[] => [
  keys.head(tenantId, session), keys.logChunk(tenantId, session, 1), keys.facts(tenantId, session), keys.settings(tenantId),
  keys.agent(tenantId, ana.agentId), keys.statusEvent(tenantId, noon), keys.ticket(tenantId, 'nonce'), keys.order(tenantId, 'name'),
];
const partitionsOf = (tenantId: typeof tenant) => [
  ...allOf(tenantId).map(({ pk }) => pk),
  ...SessionState.options.map((state) => byState.pk(tenantId, state)),
];

describe('the keys of the table', () => {
  it('are all looked at here', () => {
    expect(allOf(tenant)).toHaveLength(Object.keys(keys).length);
  });

  it.each(partitionsOf(tenant))('begin with the tenant: %s', (pk) => {
    expect(pk.startsWith(`T#${tenant}#`)).toBe(true);
  });

  it('of one tenant are never a prefix of another tenant\'s', () => {
    const others = partitionsOf(rival);
    expect(partitionsOf(tenant).filter((pk) => others.some((other) => other.startsWith(pk) || pk.startsWith(other)))).toEqual([]);
  });

  it('of a timer name its minute and no tenant', () => {
    expect(timerKey('2026-03-02T10:00', 'rules')).toEqual({ pk: 'DUE#2026-03-02T10:00#0', sk: 'rules' });
  });

  it('put the head before the newest chunk, and the facts before both', () => {
    const order = [keys.facts(tenant, session), keys.head(tenant, session), ...[12, 2, 1].map((last) => keys.logChunk(tenant, session, last))];
    const sorted = order.map(({ sk }) => sk);
    expect([...sorted].sort()).toEqual(sorted);
  });

  it.each([0, -1, Number.MAX_SAFE_INTEGER])('keep their length for the sequence %d', (last) => {
    expect(keys.logChunk(tenant, session, last).sk).toHaveLength('LOG#'.length + 10);
  });

  it('queue by the moment of entry, then by id', () => {
    const places = [byState.open(noon, aSessionId(1)), byState.open(noon, aSessionId(2)), byState.open(noon + 1, aSessionId(0))];
    expect([...places].sort()).toEqual(places);
  });
});
