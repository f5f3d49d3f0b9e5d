import type { Memory } from './memory.ts';

/** What a visit shows of who the visitor is. */
export type Credentials = { visitor?: string; identity?: string; verified: boolean };

/**
 * A stranger's chat goes on as the stranger's, a signed customer's as the customer's, whatever the page says meanwhile:
 * verified and unverified visitors are never merged (BY-07). Without a chat the page's word decides.
 */
export function credentialsFor({ session, anonymous, verified }: Memory, identity: string | null | undefined): Credentials {
  const signed = session ? session.verified : identity !== null && (identity ?? verified) !== undefined;
  if (!signed) return { ...(anonymous !== undefined && { visitor: anonymous }), verified: false };
  if (typeof identity === 'string') return { identity, verified: true };
  return { ...(verified !== undefined && { visitor: verified }), verified: true };
}

/** Signing out of the shop takes the customer's token and chat from this browser, for it may be shared. */
export const afterSignOut = (memory: Memory): Partial<Memory> => ({
  verified: undefined,
  ...(memory.session?.verified === true && { session: undefined }),
});
