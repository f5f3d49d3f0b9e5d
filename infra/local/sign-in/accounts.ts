import { randomBytes, randomUUID, scrypt, timingSafeEqual } from 'node:crypto';
import { join } from 'node:path';
import { promisify } from 'node:util';
import * as z from 'zod';
import { kept, keepJson } from '../kept.ts';

const Account = z.object({
  /** The user name that Cognito gives where people sign in by e-mail. */
  sub: z.string(),
  email: z.string(),
  attributes: z.record(z.string(), z.string()),
  enabled: z.boolean(),
  /** CONFIRMED once the person has chosen the password. */
  status: z.enum(['CONFIRMED', 'FORCE_CHANGE_PASSWORD']),
  password: z.object({ salt: z.string(), hash: z.string() }).optional(),
  createdAt: z.number(),
  changedAt: z.number(),
});
export type Account = z.infer<typeof Account>;

const derive = promisify<string, Buffer, number, Buffer>(scrypt);
const keyBytes = 32;

/** The people who may sign in, with salted passwords. */
export function accountsIn(folder: string, now: () => number) {
  const file = join(folder, 'accounts.json');
  const accounts = new Map(Object.entries(kept(file, z.record(z.string(), Account), {})));
  const save = (account: Account): Account => {
    accounts.set(account.sub, account);
    keepJson(file, Object.fromEntries(accounts));
    return account;
  };
  const find = (name: string): Account | undefined =>
    accounts.get(name) ?? [...accounts.values()].find(({ email }) => email === name.trim().toLowerCase());
  return {
    find,
    list: (): Account[] => [...accounts.values()],
    create: (email: string, attributes: Record<string, string>): Account =>
      save({
        sub: randomUUID(), email: email.trim().toLowerCase(), attributes, enabled: true, status: 'FORCE_CHANGE_PASSWORD', createdAt: now(), changedAt: now(),
      }),
    change: (account: Account, change: Partial<Pick<Account, 'enabled' | 'attributes'>>): Account =>
      save({ ...account, ...change, changedAt: now() }),
    remove: ({ sub }: Account): void => {
      accounts.delete(sub);
      keepJson(file, Object.fromEntries(accounts));
    },
    setPassword: async (account: Account, password: string, permanent: boolean): Promise<Account> => {
      const salt = randomBytes(16);
      const hash = await derive(password, salt, keyBytes);
      const stored = { salt: salt.toString('base64'), hash: hash.toString('base64') };
      return save({ ...account, password: stored, status: permanent ? 'CONFIRMED' : 'FORCE_CHANGE_PASSWORD', changedAt: now() });
    },
    /** The account that these words open. Unknown, disabled and wrong take the same time and give the same answer. */
    verify: async (email: string, password: string): Promise<Account | undefined> => {
      const account = find(email);
      const { salt, hash } = account?.password ?? { salt: '', hash: '' };
      const given = await derive(password, Buffer.from(salt, 'base64'), keyBytes);
      const expected = Buffer.from(hash, 'base64');
      return expected.length === keyBytes && timingSafeEqual(given, expected) && account?.enabled ? account : undefined;
    },
  };
}

export type Accounts = ReturnType<typeof accountsIn>;
