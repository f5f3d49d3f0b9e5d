import type * as z from 'zod/mini';
import { refuse, type Refused } from '../contract/refusals.ts';

/** A JSON text, or undefined where it is none. */
export function readJson(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}

/** The refusal for input that a schema did not take: it names the part to change and never quotes it. */
export function refuseInput(error: z.core.$ZodError): Refused {
  const issue = error.issues[0];
  const field = issue?.path.map(String).join('.').slice(0, 100);
  const details = field ? { field } : undefined;
  return issue?.code === 'too_big' ? refuse('input-too-large', details) : refuse('input-invalid', details);
}
