import type { Mail } from '../domain/transcript.ts';

/** `not-sent` is definite. What is thrown is not: the mail may have left. */
export type Mailer = { readonly send: (to: string, mail: Mail) => Promise<'sent' | 'not-sent'> };
