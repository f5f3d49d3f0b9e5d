import { describe, expect, it } from '@jest/globals';
import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { AgentRequest, MailTranscript, Ping, replies, Typing, VisitorRequest } from './socket.ts';

const Actions = z.object({ oneOf: z.array(z.object({ properties: z.object({ action: z.object({ const: z.string() }) }) })) });
const actionsOf = (union: typeof VisitorRequest | typeof AgentRequest) =>
  Actions.parse(z.toJSONSchema(union, { io: 'input' })).oneOf.map(({ properties }) => properties.action.const);
const silent = ['typing', 'looking'];
const sessionId = '00000000-0000-4000-8000-000000000001';
const is = (schema: { safeParse: (input: unknown) => { success: boolean } }, input: object) => schema.safeParse(input).success;

describe('the frames', () => {
  it('are answered by a declared reply, but for the silent', () => {
    const asked = new Set([...actionsOf(VisitorRequest), ...actionsOf(AgentRequest)].filter((action) => !silent.includes(action)));
    expect(new Set(Object.keys(replies))).toEqual(asked);
  });

  it.each(['start', 'rate', 'update', 'mail-transcript'])('let no agent %s', (action) => {
    expect(actionsOf(AgentRequest)).not.toContain(action);
  });

  it.each(['connect', 'mark-unanswered', 'looking'])('let no visitor %s', (action) => {
    expect(actionsOf(VisitorRequest)).not.toContain(action);
  });

  it('take no unknown field', () => {
    expect(is(VisitorRequest, { action: 'end', id: 'r', sessionId, tenantId: 'birch0000000' })).toBe(false);
  });

  it('IRP-47: carry no draft longer than its limit', () => {
    const typing = (chars: number) => is(Typing, { action: 'typing', sessionId, pass: 'p', draft: 'x'.repeat(chars) });
    expect([typing(limits.draftChars), typing(limits.draftChars + 1)]).toEqual([true, false]);
  });

  it.each(['a@b', 'a@b.example, c@d.example', 'a@b.example\nBcc: c@d.example', 'Name <a@b.example>', `${'x'.repeat(250)}@b.example`])(
    'IRP-26: mail nothing to %j',
    (to) => {
      expect(is(MailTranscript, { action: 'mail-transcript', id: 'r', sessionId, entryId: 'entry0000001', to })).toBe(false);
    },
  );

  it('ask for at most twenty sessions at once', () => {
    const ping = (count: number) => is(Ping, { action: 'ping', id: 'r', sessionIds: Array.from({ length: count }, () => sessionId) });
    expect([ping(20), ping(21)]).toEqual([true, false]);
  });
});
