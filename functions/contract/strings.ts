import * as z from 'zod';
import { limits } from './limits.ts';
import { defaultStrings, type StringKey } from './words.ts';

const keys = z.enum(Object.keys(defaultStrings)).refine((key): key is StringKey => key in defaultStrings);

/** A tenant's own words: language (BCP 47, lower case) → key → text. */
export const StringOverrides = z.record(
  z.string().regex(/^[a-z]{2,3}(-[a-z0-9]{1,8})*$/),
  z.partialRecord(keys, z.string().min(1).max(limits.stringChars)),
);
export type StringOverrides = z.infer<typeof StringOverrides>;
