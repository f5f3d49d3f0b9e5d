import { randomInt } from 'node:crypto';
import * as z from 'zod';

/** The password rules of the template's user pool. */
export const PasswordPolicy = z.object({
  MinimumLength: z.number().default(8), RequireLowercase: z.boolean().default(false), RequireUppercase: z.boolean().default(false),
  RequireNumbers: z.boolean().default(false), RequireSymbols: z.boolean().default(false),
});
export type PasswordPolicy = z.infer<typeof PasswordPolicy>;

/** What a new password lacks, as words for a sentence; nothing when it is good. */
export function lacks(password: string, policy: PasswordPolicy): string[] {
  const rules: [boolean, boolean, string][] = [
    [true, password.length >= policy.MinimumLength, `${policy.MinimumLength} characters`],
    [policy.RequireLowercase, /[a-z]/.test(password), 'a small letter'],
    [policy.RequireUppercase, /[A-Z]/.test(password), 'a capital letter'],
    [policy.RequireNumbers, /\d/.test(password), 'a digit'],
    [policy.RequireSymbols, /[^A-Za-z0-9]/.test(password), 'a symbol'],
  ];
  return rules.filter(([required, met]) => required && !met).map(([, , words]) => words);
}

const kinds = ['abcdefghijkmnpqrstuvwxyz', 'ABCDEFGHJKLMNPQRSTUVWXYZ', '23456789', '!$%&*+-=?@'] as const;

/** One of each kind and then more of all: it meets every policy of at most 16 characters. */
export function temporaryPassword(): string {
  const pick = (from: string): string => from[randomInt(from.length)] ?? '';
  return [...kinds.map(pick), ...Array.from({ length: 12 }, () => pick(kinds.join('')))].join('');
}
