import type { ConnectionId } from '../../contract/ids.ts';
import { limits } from '../../contract/limits.ts';
import type { Pass } from '../../contract/token.ts';
import type { Sender, Session } from '../../domain/session.ts';
import type { SessionKey } from '../../domain/session-change.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Signer } from '../../ports/signer.ts';

type Needs = { signer: Signer; clock: Clock };

/** A pass for one side of a session: its peers' sockets, and how far the log is safe in chunks. */
export function issuePass({ signer, clock }: Needs, session: Session, recipient: Sender, logged: number): string {
  return signer.seal({
    kind: 'pass',
    tenantId: session.tenantId,
    sessionId: session.sessionId,
    expires: clock.now() + limits.passSeconds * 1000,
    to: peers(session, recipient),
    logged,
  });
}

/** A pass that was handed out for this session, or undefined. */
export function readPass({ signer, clock }: Needs, key: SessionKey, text: string | undefined): Pass | undefined {
  const pass = text === undefined ? undefined : signer.open('pass', text, clock.now());
  return pass?.tenantId === key.tenantId && pass.sessionId === key.sessionId ? pass : undefined;
}

function peers(session: Session, recipient: Sender): ConnectionId[] {
  const agents = session.agentConnections
    .filter(({ agentId }) => agentId !== recipient)
    .map(({ connectionId }) => connectionId);
  return recipient === 'visitor' ? agents : [...session.visitorConnections, ...agents];
}
