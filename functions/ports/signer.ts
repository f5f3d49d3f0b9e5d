import type { Token } from '../contract/token.ts';

/** Seals what the server hands to a client and wants back unchanged. */
export type Signer = {
  readonly seal: (token: Token) => string;
  /** The token of this kind, or undefined where the seal is broken, the kind is another, or it has expired at `now`. */
  readonly open: <K extends Token['kind']>(kind: K, text: string, now: number) => Extract<Token, { kind: K }> | undefined;
};
