import type { Actor, AgentActor } from '../../contract/actor.ts';
import type { ConnectionId } from '../../contract/ids.ts';
import type { Looking, Push, Typing } from '../../contract/socket.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Signer } from '../../ports/signer.ts';
import type { Sockets } from '../../ports/sockets.ts';
import { keyOf } from './find-session.ts';
import { readPass } from './pass.ts';

type Needs = { signer: Signer; clock: Clock; sockets: Sockets };

/** Hands typing on to the sockets that the pass names. Nothing is read, nothing is stored, and a dead socket is ignored. */
export const relayTyping =
  (needs: Needs) =>
  async (actor: Actor, { sessionId, pass, draft }: Typing): Promise<void> => {
    // Only a visitor's text is shown before it is sent (IRP-47).
    const shown = actor.kind === 'visitor' ? { ...(draft === undefined ? {} : { draft }) } : { name: actor.name };
    const stopped = draft === '' ? { draft } : {};
    await relay(needs, peersOf(needs, actor, { sessionId, pass }), { type: 'typing', sessionId, ...shown, ...stopped });
  };

/** Tells the visitor's client whether what is typed is looked at. */
export const relayLooking =
  (needs: Needs) =>
  async (actor: AgentActor, { sessionId, pass, looking }: Looking): Promise<void> => {
    await relay(needs, peersOf(needs, actor, { sessionId, pass }), { type: 'looking', sessionId, looking });
  };

function peersOf(needs: Needs, actor: Actor, { sessionId, pass }: Pick<Looking, 'sessionId' | 'pass'>) {
  return readPass(needs, keyOf(actor, sessionId), pass)?.to ?? [];
}

async function relay({ sockets }: Needs, to: readonly ConnectionId[], push: Push): Promise<void> {
  await Promise.allSettled(to.map(async (connectionId) => sockets.post(connectionId, push)));
}
