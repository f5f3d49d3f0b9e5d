import { EntryId, VisitorId } from '../../contract/ids.ts';
import type { Token } from '../../contract/token.ts';
import type { Ids } from '../../ports/ids.ts';
import type { Signer } from '../../ports/signer.ts';

/** Monday 2 March 2026, 10:00 UTC. */
export const monday = Date.UTC(2026, 2, 2, 10);
export const minutes = (n: number) => n * 60_000;

export function aClock(at = monday) {
  let now = at;
  return { now: () => now, advance: (by: number) => (now += by), set: (to: number) => (now = to) };
}

/** Ids that count. */
export function countedIds(): Ids {
  let count = 0;
  const next = (length: number) => String((count += 1)).padStart(length, '0');
  return {
    entryId: () => EntryId.parse(`e${next(11)}`),
    visitorId: () => VisitorId.parse(`v${next(21)}`),
    nonce: () => `n${next(15)}`,
  };
}

/** Opens only what it has sealed itself. */
export function aSigner(): Signer {
  const sealed = new Map<string, Token>();
  return {
    seal: (token) => {
      const text = `seal-${sealed.size + 1}`;
      sealed.set(text, token);
      return text;
    },
    open: (kind, text, now) => {
      const token = sealed.get(text);
      return token && isOf(token, kind) && token.expires > now ? token : undefined;
    },
  };
}

const isOf = <K extends Token['kind']>(token: Token, kind: K): token is Extract<Token, { kind: K }> => token.kind === kind;
