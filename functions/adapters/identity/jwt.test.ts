import { describe, expect, it } from '@jest/globals';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { IdentityKey } from '../../contract/settings.ts';
import { aTenant, noon } from '../../ports/builders.suite.ts';
import { jwtIdentity } from './jwt.ts';

const tenantId = aTenant();
const secret = 'k'.repeat(43);
const bytes = new TextEncoder().encode(secret);
const shared = IdentityKey.parse({ kid: 'shop-1', algorithm: 'HS256', secret });
const seconds = noon / 1000;
const claims = { sub: 'customer 7', name: 'Zoë', email: 'zoe@example.com' };

type Options = { kid?: string; aud?: string; iat?: number | null; exp?: number | null; claims?: Record<string, unknown>; alg?: string };
const token = ({ kid = 'shop-1', aud = tenantId, iat = seconds, exp = seconds + 600, claims: said = claims, alg = 'HS256' }: Options = {}) => {
  const jwt = new SignJWT(said).setProtectedHeader({ alg, kid }).setAudience(aud);
  if (iat !== null) jwt.setIssuedAt(iat);
  if (exp !== null) jwt.setExpirationTime(exp);
  return jwt;
};
const signed = async (options?: Options) => token(options).sign(bytes);
const verify = async (jwt: string, keys = [shared], tenant = tenantId) => jwtIdentity.verify(jwt, tenant, keys, noon);

describe('BY-07: a customer whom the shop signed for', () => {
  it('is the same visitor whenever he comes', async () => {
    const [one, other] = await Promise.all([verify(await signed()), verify(await signed({ exp: seconds + 60, claims: { sub: 'customer 7' } }))]);
    expect(one).toMatchObject({ name: 'Zoë', email: 'zoe@example.com' });
    expect(other?.visitorId).toBe(one?.visitorId);
    expect((await verify(await signed({ claims: { sub: 'customer 8' } })))?.visitorId).not.toBe(one?.visitorId);
  });

  it('is another visitor in another tenant', async () => {
    const rival = aTenant();
    const [one, other] = await Promise.all([verify(await signed()), verify(await signed({ aud: rival }), [shared], rival)]);
    expect(other?.visitorId).toHaveLength(22);
    expect(other?.visitorId).not.toBe(one?.visitorId);
  });

  it('may be signed for with Ed25519', async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const key = IdentityKey.parse({ kid: 'shop-2', algorithm: 'EdDSA', publicKey: (await exportJWK(pair.publicKey)).x });
    const jwt = await token({ kid: 'shop-2', alg: 'EdDSA' }).sign(pair.privateKey);
    expect(await verify(jwt, [shared, key])).toMatchObject({ name: 'Zoë' });
    expect(await verify(jwt, [shared])).toBeUndefined();
  });

  it('may be signed for with either of two keys', async () => {
    const older = IdentityKey.parse({ kid: 'shop-0', algorithm: 'HS256', secret: 'o'.repeat(43) });
    expect(await verify(await signed(), [older, shared])).toBeDefined();
  });

  it.each<[string, Options]>([
    ['by a key that is not known', { kid: 'shop-9' }],
    ['for another tenant', { aud: aTenant() }],
    ['without an end', { exp: null }],
    ['until a moment that has passed', { exp: seconds }],
    ['for more than an hour', { exp: seconds + 3_601 }],
    ['for an hour that begins tomorrow', { iat: seconds + 86_400, exp: seconds + 86_400 + 3_000 }],
    ['for more than an hour, without a beginning', { iat: null, exp: seconds + 3_601 }],
    ['for nobody', { claims: {} }],
    ['with something that is no address', { claims: { ...claims, email: 'zoe' } }],
    ['by another algorithm', { alg: 'HS512' }],
  ])('is nobody when signed %s', async (_how, options) => {
    expect(await verify(await signed(options))).toBeUndefined();
  });

  it('may have a full hour', async () => {
    expect(await verify(await signed({ exp: seconds + 3_600 }))).toBeDefined();
  });

  it('is nobody when signed with another secret', async () => {
    expect(await verify(await token().sign(new TextEncoder().encode('x'.repeat(43))))).toBeUndefined();
  });

  it('is nobody when the public key is used as a secret', async () => {
    const pair = await generateKeyPair('EdDSA', { extractable: true });
    const { x = '' } = await exportJWK(pair.publicKey);
    const key = IdentityKey.parse({ kid: 'shop-1', algorithm: 'EdDSA', publicKey: x });
    expect(await verify(await token().sign(new TextEncoder().encode(x)), [key])).toBeUndefined();
  });

  it.each(['', 'a.b.c', 'not a token', new UnsecuredJWT(claims).setAudience(tenantId).setExpirationTime(seconds + 60).encode()])('is nobody without a signature: %j', async (jwt) => {
    expect(await verify(jwt)).toBeUndefined();
  });
});
