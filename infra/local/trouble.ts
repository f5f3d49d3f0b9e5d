/** Something the person at the keyboard can mend: its message is one sentence, shown without a stack trace. */
export class Trouble extends Error {
  override name = 'Trouble';
}

/** The code of a Node system error such as EADDRINUSE. */
export function systemCode(error: unknown): string | undefined {
  return typeof error === 'object' && error !== null && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
