import { describe, expect, it } from '@jest/globals';
import { newAgentId, newTenantId, randomIds } from './ids.ts';

describe('random ids', () => {
  it.each([
    ['entry', randomIds.entryId, 12], ['visitor', randomIds.visitorId, 22], ['nonce', randomIds.nonce, 16],
    ['tenant', newTenantId, 12], ['agent', newAgentId, 12],
  ] as const)('of a %s have their length and never repeat', (_name, make, length) => {
    const made = Array.from({ length: 1_000 }, () => make());
    expect(new Set(made.map((id) => id.length))).toEqual(new Set([length]));
    expect(new Set(made).size).toBe(1_000);
  });
});
