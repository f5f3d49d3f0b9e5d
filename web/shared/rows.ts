import type { Circumstances } from '../../functions/contract/facts.ts';
import type { SessionId } from '../../functions/contract/ids.ts';
import type { SessionRow, SessionRowState } from '../../functions/contract/session.ts';

/** The grid's rows and what they were made from. */
export type Rows = {
  byId: ReadonlyMap<SessionId, SessionRow>;
  /** Counts the news of facts, to tell which of them a list is too old to know. */
  news: number;
  newsOf: ReadonlyMap<SessionId, number>;
  /** Counts the news of sessions that are not known: each asks for the list to be read, again if it is being read. */
  lacking: number;
};

export const noRows: Rows = { byId: new Map(), news: 0, newsOf: new Map(), lacking: 0 };

const day = 86_400_000;

/** A session appeared. Of a known one only the state is taken: its facts have their own news. */
export function withRow(rows: Rows, row: SessionRow): Rows {
  return rows.byId.has(row.sessionId) ? withRowState(rows, row) : put(rows, row);
}

/** A row with a higher version replaces one with a lower, whatever the order they arrive in. */
export function withRowState(rows: Rows, row: SessionRowState): Rows {
  const known = rows.byId.get(row.sessionId);
  if (!known) return { ...rows, lacking: rows.lacking + 1 };
  return row.version > known.version ? put(rows, { ...row, facts: known.facts }) : rows;
}

export function withFacts(rows: Rows, sessionId: SessionId, circumstances: Circumstances): Rows {
  const known = rows.byId.get(sessionId);
  if (!known) return { ...rows, lacking: rows.lacking + 1 };
  const news = rows.news + 1;
  return {
    ...put(rows, { ...known, facts: { ...known.facts, ...circumstances } }),
    news,
    newsOf: new Map(rows.newsOf).set(sessionId, news),
  };
}

/** The list as it was read; `asOf` is `news` from before it was asked for. */
export function withList(rows: Rows, list: readonly SessionRow[], asOf: number, now: number): Rows {
  const byId = new Map(rows.byId);
  const listed = new Set(list.map(({ sessionId }) => sessionId));
  for (const [sessionId, { state, receivedAt }] of byId) {
    // Never one of today's: the index behind the list may lag.
    if (state === 'completed' && !listed.has(sessionId) && receivedAt < now - day) byId.delete(sessionId);
  }
  for (const row of list) {
    const known = byId.get(row.sessionId);
    const facts = known && (rows.newsOf.get(row.sessionId) ?? 0) > asOf ? known.facts : row.facts;
    byId.set(row.sessionId, { ...(known && known.version > row.version ? known : row), facts });
  }
  return { ...rows, byId };
}

/** Oldest first. */
export const inOrder = (rows: Rows): SessionRow[] =>
  [...rows.byId.values()].sort((a, b) => a.receivedAt - b.receivedAt || (a.sessionId < b.sessionId ? -1 : 1));

const put = (rows: Rows, { sessionId, version, state, receivedAt, operator, rating, facts }: SessionRow): Rows => ({
  ...rows,
  byId: new Map(rows.byId).set(sessionId, {
    sessionId, version, state, receivedAt, facts,
    ...(operator ? { operator } : {}),
    ...(rating ? { rating } : {}),
  }),
});
