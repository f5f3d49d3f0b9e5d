import type { IncomingMessage } from 'node:http';
import { account } from '../template/names.ts';
import type { Ask, Decide } from './decide.ts';
import type { KeyRing } from './keys.ts';
import { signerOf } from './signature.ts';

/** May this signed request do that? Each service turns a refusal into its own error shape. */
type Verdict = { allowed: true } | { allowed: false; code: 'unknown-key' | 'denied'; message: string };
export type Gate = (request: Pick<IncomingMessage, 'headers' | 'url'>, asks: Ask[]) => Promise<Verdict>;

const unknownKey: Verdict = { allowed: false, code: 'unknown-key', message: 'The security token included in the request is invalid.' };
const allowed: Verdict = { allowed: true };

export const gateOf = (keys: KeyRing, decide: Decide): Gate => async (request, asks) => {
  const signer = signerOf(request);
  const caller = signer && keys.find(signer.accessKeyId);
  if (!caller) return unknownKey;
  if (caller.kind === 'operator') return allowed;
  for (const ask of asks) {
    const decision = decide(caller.role, ask);
    if (!(decision === true || (await decision))) {
      const who = `arn:aws:sts::${account.id}:assumed-role/${caller.role.name}/${caller.session}`;
      return {
        allowed: false, code: 'denied',
        message: `User: ${who} is not authorized to perform: ${ask.action} on resource: ${ask.resource} because no identity-based policy allows the ${ask.action} action`,
      };
    }
  }
  return allowed;
};
