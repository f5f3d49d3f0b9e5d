/** Every expected refusal: its HTTP status and the plain sentence a person may read. A new code does not compile without both. */
export const refusals = {
  'input-invalid': { status: 400, message: 'This request has a part that cannot be read. Check the named field.' },
  'input-too-large': { status: 413, message: 'This is too long to send. Shorten it and try again.' },
  'action-unknown': { status: 400, message: 'This action does not exist.' },
  'sign-in-needed': { status: 401, message: 'Your sign-in has ended. Sign in again; nothing you wrote is lost.' },
  'identity-invalid': { status: 401, message: 'The shop could not prove who you are. Sign in to the shop again.' },
  'ticket-invalid': { status: 401, message: 'This connection pass has expired. The page will ask for a new one.' },
  'origin-refused': { status: 403, message: 'This website is not on the list of sites of this chat.' },
  'role-refused': { status: 403, message: 'Your role does not allow this.' },
  'tenant-not-found': { status: 404, message: 'There is no chat under this name. Check the script tag.' },
  'session-not-found': { status: 404, message: 'This chat does not exist.' },
  'route-not-found': { status: 404, message: 'There is nothing at this address.' },
  'chat-disabled': { status: 409, message: 'Live chat is currently disabled.' },
  'session-completed': { status: 409, message: 'This chat has been completed. Start a new one to go on.' },
  'not-connected': { status: 409, message: 'Connect to this chat before you reply.' },
  'turn-taken': { status: 409, message: 'Another window has written in the meantime. Trying again.' },
  'settings-changed': { status: 409, message: 'Somebody else changed these settings. Look at their change, then save yours again.' },
  'already-exists': { status: 409, message: 'This already exists.' },
  'transcript-limit': { status: 429, message: 'The transcript of this chat has been mailed as often as is allowed.' },
  'try-again': { status: 503, message: 'That did not go through. Nothing is lost; try again in a moment.' },
} as const;

export type Refusal = keyof typeof refusals;

/** What goes with a refusal: the field to change, or, with `turn-taken`, the turn that was refused and the next free one. */
export type RefusalDetails = { readonly field?: string; readonly turn?: number; readonly next?: number };

export type Refused<R extends Refusal = Refusal> = { readonly ok: false; readonly refusal: R; readonly details?: RefusalDetails };

/** What a use case answers: the value, or a refusal as a value. Faults are thrown. */
export type Result<T, R extends Refusal = Refusal> = { readonly ok: true; readonly value: T } | Refused<R>;

export const accept = <T>(value: T) => ({ ok: true, value }) as const;

export const refuse = <R extends Refusal>(refusal: R, details?: RefusalDetails): Refused<R> =>
  details ? { ok: false, refusal, details } : { ok: false, refusal };
