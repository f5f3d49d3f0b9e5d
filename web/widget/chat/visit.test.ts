import { describe, expect, it } from '@jest/globals';
import { createVisits } from './visit.ts';

const reply = {
  visitor: 'token', customer: { verified: true, email: 'robin@aurora.test' }, availability: { state: 'open' }, brand: 'Aurora Outdoor',
  typingPreview: true, ticket: 'ticket', socketUrl: 'wss://socket.test', strings: { 'chat.send': 'Send', broken: 7 },
};
const request = { tenantId: 'aurora000001', origin: 'https://shop.test' };

/** A server that answers the deployment file, then this. */
function aServer(status: number, body: unknown) {
  const asked: string[] = [];
  const visit = createVisits(async (url) => {
    asked.push(url);
    return url === 'deployment.json'
      ? { status: 200, json: async () => ({ apiUrl: 'https://api.test/' }) }
      : { status, json: async () => body };
  });
  return { asked, visit };
}

describe('asking at the door', () => {
  it('IRP-09: each visit asks for the availability of now', async () => {
    const { asked, visit } = aServer(200, { ...reply, availability: { state: 'closed', reason: 'manual' } });
    expect(await visit(request)).toMatchObject({ ok: true, visit: { open: false } });
    await visit(request);
    expect(asked).toEqual(['deployment.json', 'https://api.test/v1/visits', 'https://api.test/v1/visits']);
  });

  it('BY-03: says when a closed chat opens', async () => {
    const closed = (opensAt: unknown) => aServer(200, { ...reply, availability: { state: 'closed', reason: 'rule', opensAt } }).visit(request);
    expect(await closed(1_764_057_600_000)).toMatchObject({ visit: { open: false, opensAt: 1_764_057_600_000 } });
    expect(await closed('Monday')).toMatchObject({ visit: { open: false, opensAt: undefined } });
  });

  it('BY-07: tells whether the customer is verified', async () => {
    expect(await aServer(200, reply).visit(request)).toMatchObject({ visit: { verified: true, email: 'robin@aurora.test' } });
  });

  it('IRP-21: takes only words that are text', async () => {
    expect(await aServer(200, reply).visit(request)).toMatchObject({ visit: { strings: { 'chat.send': 'Send' } } });
  });

  it('BY-05: a definite refusal comes with its sentence', async () => {
    const refused = { refusal: 'origin-refused', message: 'This website is not on the list.' };
    expect(await aServer(403, refused).visit(request)).toEqual({ ok: false, ...refused });
  });

  it.each([
    ['a fault', 503, { refusal: 'try-again', message: 'Later' }],
    ['too many requests', 429, { refusal: 'try-again', message: 'Later' }],
    ['something else entirely', 200, '<html>'],
    ['a socket that is none', 200, { ...reply, socketUrl: 'javascript:alert(1)' }],
  ])('BY-01: %s is asked again', async (_what, status, body) => {
    await expect(aServer(status, body).visit(request)).rejects.toThrow('No visit now');
  });
});
