import { foyer } from './embed.ts';
import { session } from './storage.ts';

const key = 'signed-in';

/** A shop that knows its customer lets its server sign who he is (BY-07); the chat is told the signed words, never bare ones. */
export const isSignedIn = (): boolean => session.read(key) === 'yes';

export async function identify(): Promise<boolean> {
  const response = await fetch('/identity', { method: 'POST' });
  const answer: unknown = response.ok ? await response.json() : undefined;
  const token: unknown = Reflect.get(Object(answer), 'token');
  if (typeof token !== 'string') return false;
  session.write(key, 'yes');
  foyer('identify', token);
  return true;
}

export function signOut(): void {
  session.drop(key);
  foyer('identify', null);
}
