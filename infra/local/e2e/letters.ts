import * as z from 'zod';

const Letters = z.array(z.object({ to: z.array(z.string()), subject: z.string(), text: z.string(), html: z.string() }));

/** What the mailbox holds, newest first. */
export async function lettersIn(mailbox: string) {
  const response = await fetch(`${mailbox}messages.json`);
  return Letters.parse(await response.json());
}
