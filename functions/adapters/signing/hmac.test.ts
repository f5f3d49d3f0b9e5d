import { describe, expect, it } from '@jest/globals';
import type { Token } from '../../contract/token.ts';
import { aSessionId, aTenant, noon, socketOf, visitorId } from '../../ports/builders.suite.ts';
import { hmacSigner } from './hmac.ts';

const signer = hmacSigner('a secret of the deployment, long enough to be one');
const tenantId = aTenant();
const pass: Token = { kind: 'pass', tenantId, sessionId: aSessionId(), to: [socketOf('Ana')], logged: 3, expires: noon };
const visitor: Token = { kind: 'visitor', tenantId, visitorId, verified: false, expires: noon };

describe('a sealed token', () => {
  it('opens as what was sealed', () => {
    expect(signer.open('pass', signer.seal(pass), noon - 1)).toEqual(pass);
  });

  it('is closed from the moment it expires', () => {
    expect(signer.open('pass', signer.seal(pass), noon)).toBeUndefined();
  });

  it('never stands for another kind', () => {
    expect(signer.open('ticket', signer.seal(visitor), 0)).toBeUndefined();
    expect(signer.open('visitor', signer.seal(visitor), 0)).toEqual(visitor);
  });

  it('does not open with another key', () => {
    expect(hmacSigner('another secret').open('pass', signer.seal(pass), 0)).toBeUndefined();
  });

  it('does not open once a byte of it has changed', () => {
    const text = signer.seal(pass);
    const changed = Array.from(text, (char, at) => `${text.slice(0, at)}${char === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`);
    // The last characters of base64url carry bits that mean nothing.
    expect(changed.slice(0, -1).filter((one) => one !== text && signer.open('pass', one, 0) !== undefined)).toEqual([]);
  });

  it.each(['', '.', 'a.b', 'a.b.c', '…', '\0.\0'])('is not %j', (text) => {
    expect(signer.open('pass', text, 0)).toBeUndefined();
  });

  it('does not open when its content is of another time', () => {
    const [content = ''] = signer.seal(pass).split('.');
    const older = hmacSigner('a secret of the deployment, long enough to be one');
    expect(older.open('pass', `${content}x.${signer.seal(pass).split('.')[1] ?? ''}`, 0)).toBeUndefined();
  });
});
