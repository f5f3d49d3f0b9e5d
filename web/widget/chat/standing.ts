import type { Entry } from '../../../functions/contract/entry.ts';
import type { QueuePlace, SessionState } from '../../../functions/contract/session.ts';
import { queueCounted, type StringKey } from '../../shared/words.ts';

type Line = { key: StringKey; values?: Record<string, string | number> };

/** The visitor's place in words (IRP-22). */
export function queueLine({ position, total, more }: QueuePlace): Line {
  const values = { position, total: Math.min(total, queueCounted), ahead: position - 1 };
  if (position > queueCounted) return { key: 'chat.queue-beyond', values };
  return { key: more ? 'chat.queue-more' : 'chat.queue', values };
}

/** The line under the title while nobody has answered (IRP-21, IRP-22). */
export function waitingLine(state: SessionState | undefined, queue: QueuePlace | undefined): Line | undefined {
  if (state !== undefined && state !== 'waiting') return undefined;
  return queue ? queueLine(queue) : { key: 'chat.awaiting' };
}

/** An event of the log in the visitor's words (IRP-29, IRP-32). */
export function eventLine(entry: Exclude<Entry, { kind: 'message' }>): Line {
  const values = { 0: entry.by.kind === 'agent' ? entry.by.name : '' };
  switch (entry.kind) {
    case 'connected':
      return { key: 'chat.connected', values };
    case 'joined':
      return { key: 'chat.joined', values };
    case 'unanswered':
      return { key: 'chat.unanswered' };
    case 'completed':
      return { key: entry.by.kind === 'visitor' ? 'chat.completed-by-visitor' : 'chat.completed-by-operator' };
  }
}

/** The agent whom the visitor is talking to: who connected last. */
export function agentIn(entries: readonly Entry[]): string | undefined {
  const connected = entries.findLast(({ kind }) => kind === 'connected');
  return connected?.by.kind === 'agent' ? connected.by.name : undefined;
}

/** What the composer may do. A chat that has started outlives a switch-off (IRP-10); without one the click's answer decides (IRP-09). */
export function composerMode(isClosed: boolean, hasStarted: boolean, state: SessionState | undefined): 'open' | 'disabled' | 'completed' {
  if (state === 'completed') return 'completed';
  return isClosed && !hasStarted ? 'disabled' : 'open';
}
