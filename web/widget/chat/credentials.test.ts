import { describe, expect, it } from '@jest/globals';
import { newSessionId } from '../../shared/ids.ts';
import { afterSignOut, credentialsFor } from './credentials.ts';
import type { Memory } from './memory.ts';

const tokens: Memory = { anonymous: 'stranger', verified: 'customer', muted: false };
const session = (verified: boolean) => ({ id: newSessionId(), verified, started: true, read: 0, announced: 0 });

describe('who the visitor shows himself to be', () => {
  it('BY-07: a signed customer shows only the signature', () => {
    expect(credentialsFor(tokens, 'jwt')).toEqual({ identity: 'jwt', verified: true });
  });

  it("BY-07: a stranger's chat goes on as the stranger's", () => {
    expect(credentialsFor({ ...tokens, session: session(false) }, 'jwt')).toEqual({ visitor: 'stranger', verified: false });
  });

  it("BY-07: a customer's chat goes on where no page signs", () => {
    expect(credentialsFor({ ...tokens, session: session(true) }, undefined)).toEqual({ visitor: 'customer', verified: true });
  });

  it('BY-07: a signed-out customer is a stranger again', () => {
    expect(credentialsFor(tokens, null)).toEqual({ visitor: 'stranger', verified: false });
  });

  it('BY-07: the first visit shows nothing', () => {
    expect(credentialsFor({ muted: false }, undefined)).toEqual({ verified: false });
  });

  it("BY-07: signing out takes only the customer's things", () => {
    const chat = session(false);
    expect({ ...tokens, session: chat, ...afterSignOut({ ...tokens, session: chat }) }).toMatchObject({ anonymous: 'stranger', verified: undefined, session: chat });
    expect(afterSignOut({ ...tokens, session: session(true) })).toEqual({ verified: undefined, session: undefined });
  });
});
