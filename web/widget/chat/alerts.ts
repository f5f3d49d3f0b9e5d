import type { Entry } from '../../../functions/contract/entry.ts';

export type Attention = {
  muted: boolean;
  /** The panel is closed. */
  minimised: boolean;
  /** The browser window with this page has the focus. */
  focused: boolean;
};

export type Alert = {
  sound: 'connected' | 'message' | undefined;
  /** The message to notify about. */
  notify: { name: string; text: string } | undefined;
};

/**
 * What a batch of new entries causes. A connection always sounds; a message only while the visitor is elsewhere,
 * that is minimised or in another window (IRP-27). A notification is for another window only (IRP-34). Muted: no sound at all.
 */
export function alertFor(fresh: readonly Entry[], { muted, minimised, focused }: Attention): Alert {
  const message = lastFromAgent(fresh);
  const connected = fresh.some(({ kind }) => kind === 'connected');
  const heard = connected ? 'connected' : message && (minimised || !focused) ? 'message' : undefined;
  return { sound: muted ? undefined : heard, notify: focused ? undefined : message };
}

export const lastFromAgent = (entries: readonly Entry[]): { name: string; text: string } | undefined =>
  entries.flatMap((entry) => (entry.kind === 'message' && entry.by.kind === 'agent' ? [{ name: entry.by.name, text: entry.text }] : [])).at(-1);

/** Messages of agents after the last one that the visitor has had before his eyes. */
export const unreadAfter = (entries: readonly Entry[], read: number): number =>
  entries.filter(({ seq, kind, by }) => seq > read && kind === 'message' && by.kind === 'agent').length;
