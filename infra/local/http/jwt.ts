import { createRemoteJWKSet, errors, jwtVerify } from 'jose';
import * as z from 'zod';
import type { JsonObject } from '../json.ts';
import type { JwtAuthorizer } from './routes.ts';

type Verified = { ok: true; jwt: JsonObject } | { ok: false; error: string };
export type VerifyJwt = (authorizer: JwtAuthorizer, authorization: string | undefined) => Promise<Verified>;

/** The JWT authorizer of an HTTP API: signature, issuer, audience (or client_id) and times. */
export function jwtVerifier(): VerifyJwt {
  const keySets = new Map<string, Promise<ReturnType<typeof createRemoteJWKSet>>>();
  const keysOf = (issuer: string) => {
    const known = keySets.get(issuer) ?? discover(issuer);
    keySets.set(issuer, known);
    // The issuer may not have answered yet: ask again next time.
    known.catch(() => keySets.delete(issuer));
    return known;
  };

  return async ({ issuer, audience }, authorization) => {
    const token = authorization?.replace(/^bearer /i, '') ?? '';
    if (token === '') return { ok: false, error: '' };
    try {
      const { payload } = await jwtVerify(token, await keysOf(issuer), { issuer });
      const named = [payload.aud ?? [], payload['client_id'] ?? []].flat();
      if (!named.some((one) => audience.some((known) => known === one))) return { ok: false, error: 'the token does not have a valid audience' };
      return { ok: true, jwt: { claims: stringClaims(payload), scopes: null } };
    } catch (error) {
      if (error instanceof errors.JWTExpired) return { ok: false, error: 'the token has expired' };
      if (error instanceof errors.JOSEError) return { ok: false, error: 'signature is not valid or the token is malformed' };
      throw error;
    }
  };
}

async function discover(issuer: string) {
  const answer = await fetch(`${issuer}/.well-known/openid-configuration`);
  const { jwks_uri: address } = z.object({ jwks_uri: z.string() }).parse(await answer.json());
  return createRemoteJWKSet(new URL(address));
}

/** API Gateway hands every claim on as text: lists as [a b], numbers and booleans in their usual form. */
function stringClaims(payload: object): Record<string, string> {
  return Object.fromEntries(
    Object.entries(payload).map(([name, value]: [string, unknown]) => [name, Array.isArray(value) ? `[${value.join(' ')}]` : typeof value === 'string' ? value : JSON.stringify(value)]),
  );
}
