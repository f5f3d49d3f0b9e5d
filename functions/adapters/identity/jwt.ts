import { createHash } from 'node:crypto';
import { decodeProtectedHeader, errors, importJWK, jwtVerify, type CryptoKey } from 'jose';
import * as z from 'zod/mini';
import { limits } from '../../contract/limits.ts';
import { VisitorId, type TenantId } from '../../contract/ids.ts';
import type { IdentityKey } from '../../contract/settings.ts';
import type { Identity } from '../../ports/identity.ts';

const Claims = z.object({
  sub: z.string().check(z.minLength(1), z.maxLength(256)),
  name: z.optional(z.string().check(z.maxLength(limits.nameChars))),
  email: z.optional(z.email().check(z.maxLength(limits.emailChars))),
  exp: z.number(),
  iat: z.optional(z.number()),
});

/** Seconds by which the shop's clock may be ahead. */
const AHEAD = 60;

/** Customers whom a tenant has signed for: a JWT whose `kid` names one of its keys, and with it the one algorithm. */
export const jwtIdentity: Identity = {
  verify: async (jwt, tenantId, keys, now) => {
    const key = keys.find(({ kid }) => kid === kidOf(jwt));
    const payload = key && (await verified(jwt, tenantId, key, now));
    const claims = Claims.safeParse(payload);
    if (!claims.success || !isShort(claims.data, now / 1000)) return undefined;
    const { sub, name, email } = claims.data;
    return { visitorId: visitorOf(tenantId, sub), name, email };
  },
};

/** The same customer of one tenant is always the same visitor, and never one of another tenant. */
const visitorOf = (tenantId: TenantId, sub: string) =>
  VisitorId.parse(createHash('sha256').update(`${tenantId}\n${sub}`).digest('base64url').slice(0, 22));

/** Neither by its own dates nor by ours does it live longer than an hour. */
const isShort = ({ exp, iat }: z.infer<typeof Claims>, now: number) =>
  exp - (iat ?? now) <= limits.identitySeconds && exp - now <= limits.identitySeconds + AHEAD;

function kidOf(jwt: string): string | undefined {
  try {
    return decodeProtectedHeader(jwt).kid;
  } catch {
    // Not a JWT at all.
    return undefined;
  }
}

async function verified(jwt: string, tenantId: TenantId, key: IdentityKey, now: number): Promise<unknown> {
  try {
    const { payload } = await jwtVerify(jwt, await importKey(key), {
      algorithms: [key.algorithm], audience: tenantId, currentDate: new Date(now), requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    if (error instanceof errors.JOSEError) return undefined;
    throw error;
  }
}

/** HS256 takes the secret's UTF-8 bytes, as the common libraries do; EdDSA the `x` of an Ed25519 JWK (RFC 8037). */
const importKey = async (key: IdentityKey): Promise<CryptoKey | Uint8Array> =>
  key.algorithm === 'HS256'
    ? new TextEncoder().encode(key.secret)
    : importJWK({ kty: 'OKP', crv: 'Ed25519', x: key.publicKey }, 'EdDSA');
