import * as z from 'zod/mini';
import { limits } from './limits.ts';
import { defaultStrings, type StringKey } from './words.ts';

const keys = z.enum(Object.keys(defaultStrings).filter((key): key is StringKey => key in defaultStrings));

/** A tenant's own words: language (BCP 47, lower case) → key → text. */
export const StringOverrides = z.record(
  z.string().check(z.regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/)),
  z.partialRecord(keys, z.string().check(z.minLength(1), z.maxLength(limits.stringChars))),
);
export type StringOverrides = z.infer<typeof StringOverrides>;
