import type { EntryId, SessionId } from '../../functions/contract/ids.ts';

const alphabet = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz_-';

/** Twelve characters, 72 random bits. */
export function newEntryId(): EntryId {
  const id = [...crypto.getRandomValues(new Uint8Array(12))].map((byte) => alphabet.charAt(byte % 64)).join('');
  return isEntryId(id) ? id : newEntryId();
}

export function newSessionId(): SessionId {
  const id = crypto.randomUUID();
  return isSessionId(id) ? id : newSessionId();
}

export const isEntryId = (text: string): text is EntryId => /^[0-9A-Za-z_-]{12}$/.test(text);
export const isSessionId = (text: string): text is SessionId =>
  /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
