import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { AgentId, ConnectionId, EntryId, RequestId, SessionId, TenantId, VisitorId } from './ids.ts';

const fixed = { TenantId, AgentId, VisitorId, SessionId, EntryId };
const lengths = { TenantId: 12, AgentId: 12, VisitorId: 22, SessionId: 36, EntryId: 12 };
const uuid = '0f8fad5b-d9cb-469f-a165-70867728950e';

describe('an id', () => {
  it.each(Object.entries(fixed))('%s has one length, so none is another’s prefix', (name, id) => {
    fc.assert(fc.property(fc.string({ maxLength: 40 }), (text) => {
      const parsed = id.safeParse(text);
      return !parsed.success || parsed.data.length === Object.entries(lengths).find(([one]) => one === name)?.[1];
    }), { seed: 2 });
  });

  it.each([...Object.entries(fixed), ['ConnectionId', ConnectionId], ['RequestId', RequestId]] as const)(
    '%s holds no separator, NUL or line break',
    (_name, id) => {
      const hostile = ['#', '\0', '\n', ' ', '/', '%', '\ud800'].flatMap((bad) => [bad.repeat(12), `aurora00000${bad}`, `${uuid}${bad}`, `${'a'.repeat(22)}${bad}`]);
      expect(hostile.filter((text) => id.safeParse(text).success)).toEqual([]);
    },
  );

  it.each([uuid.toUpperCase(), '00000000-0000-1000-8000-000000000001', '00000000-0000-4000-c000-000000000001'])('of a session is no %s', (text) => {
    expect(SessionId.safeParse(text).success).toBe(false);
  });

  it('of a connection is what API Gateway writes', () => {
    expect(ConnectionId.safeParse('L0SM9cOFvHcCIhw=').success).toBe(true);
  });
});
