import type { Entry } from '../../functions/contract/entry.ts';
import type { SessionState, SessionView, Rating } from '../../functions/contract/session.ts';
import type { Push } from '../../functions/contract/socket.ts';

/** What one client knows of a session's log and state. */
export type Transcript = {
  /** The log without a hole: `entries[i].seq === i + 1`. */
  entries: readonly Entry[];
  /** Entries that arrived before their predecessors, by sequence. */
  early: ReadonlyMap<number, Entry>;
  /** The highest sequence known to exist. */
  head: number;
  /** The highest version known to exist; ahead of `version` until a sync. */
  versionHeard: number;
  version: number;
  state: SessionState | undefined;
  rating: Rating | undefined;
};

export const emptyTranscript: Transcript = {
  entries: [], early: new Map(), head: 0, versionHeard: 0, version: 0, state: undefined, rating: undefined,
};

type EntriesPush = Extract<Push, { type: 'entries' }>;

export function withView(transcript: Transcript, view: SessionView): Transcript {
  const known = withStatus(withEntries(transcript, view.entries), view);
  return withHead(known, view.head, view.version);
}

export function withPush(transcript: Transcript, push: EntriesPush): Transcript {
  return withStatus(withEntries(transcript, push.entries), push);
}

/** A head told by a pong or an acknowledgement: what is beyond the entries is missing. */
export function withHead(transcript: Transcript, head: number, version: number): Transcript {
  if (head <= transcript.head && version <= transcript.versionHeard) return transcript;
  return {
    ...transcript,
    head: Math.max(head, transcript.head),
    versionHeard: Math.max(version, transcript.versionHeard),
  };
}

/** The visitor's own rating, once the server has confirmed it. */
export function withRating(transcript: Transcript, rating: Rating | undefined, version: number): Transcript {
  const { state } = transcript;
  // What else the versions in between changed is not known: it has to be asked for.
  if (state === undefined || version !== transcript.version + 1) return withHead(transcript, 0, version);
  return withStatus(transcript, { state, rating, version });
}

/** The sequence after which to ask, or undefined when nothing is known to be missing. */
export function missingAfter({ entries, head, version, versionHeard }: Transcript): number | undefined {
  return entries.length < head || version < versionHeard ? entries.length : undefined;
}

/** Adds entries wherever they fit; duplicates are dropped, early ones wait for their predecessors. */
export function withEntries(transcript: Transcript, arrived: readonly Entry[]): Transcript {
  const fresh = arrived.filter(({ seq }) => seq > transcript.entries.length && !transcript.early.has(seq));
  if (fresh.length === 0) return transcript;
  const early = new Map(transcript.early);
  for (const entry of fresh) early.set(entry.seq, entry);
  const entries = [...transcript.entries];
  for (let next = early.get(entries.length + 1); next; next = early.get(entries.length + 1)) {
    entries.push(next);
    early.delete(next.seq);
  }
  return { ...transcript, entries, early, head: Math.max(transcript.head, ...fresh.map(({ seq }) => seq)) };
}

type Status = { state: SessionState; version: number; rating?: Rating | undefined };

function withStatus(transcript: Transcript, { state, version, rating }: Status): Transcript {
  if (version <= transcript.version) return transcript;
  return { ...transcript, state, rating, version, versionHeard: Math.max(version, transcript.versionHeard) };
}
