import { createHmac, createSecretKey, timingSafeEqual } from 'node:crypto';
import { Token } from '../../contract/token.ts';
import type { Signer } from '../../ports/signer.ts';

/** Seals by HMAC-SHA256: `<content>.<mac>`, both base64url. The content names its kind, so that none can stand for another. */
export function hmacSigner(secret: string): Signer {
  const key = createSecretKey(secret, 'utf8');
  const macOf = (content: string) => createHmac('sha256', key).update(content).digest();
  return {
    seal: (token) => {
      const content = Buffer.from(JSON.stringify(token)).toString('base64url');
      return `${content}.${macOf(content).toString('base64url')}`;
    },
    open: (kind, text, now) => {
      const [content = '', mac = '', ...rest] = text.split('.');
      if (rest.length > 0 || !isEqual(Buffer.from(mac, 'base64url'), macOf(content))) return undefined;
      // A token of an earlier version of this schema is as good as expired.
      const { data: token } = Token.safeParse(JSON.parse(Buffer.from(content, 'base64url').toString()));
      return token && isKind(token, kind) && token.expires > now ? token : undefined;
    },
  };
}

const isEqual = (one: Buffer, other: Buffer) => one.length === other.length && timingSafeEqual(one, other);

const isKind = <K extends Token['kind']>(token: Token, kind: K): token is Extract<Token, { kind: K }> => token.kind === kind;
