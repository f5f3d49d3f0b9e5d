import { field, readText } from './guard.ts';

/**
 * What the page tells the frame: always everything, so that frames may be lost or repeated without harm.
 * The site's own words (`page`, `basket`, `identity`) travel as they are; `surroundings.ts` reads them.
 */
export type ToFrame = {
  foyer: 'page';
  page?: unknown;
  basket?: unknown;
  identity?: unknown;
  language: string;
  accent: string;
  shown: boolean;
  /** The person asked for the panel just now, so it may take the focus. */
  wanted: boolean;
  /** The browser window with this page has the focus. */
  focused: boolean;
};

const asks = ['minimise', 'focus', 'ask', 'standing', 'notify'] as const;

/**
 * What the frame asks of the page. `focus`: look again where the focus is. `ask`: ask whether to notify.
 * `standing`: `live` when a session is under way, so that the next page of the shop loads the frame again; `title` says who wrote last.
 */
export type FromFrame = {
  foyer: (typeof asks)[number];
  unread?: number;
  live?: boolean;
  title?: string;
  text?: string;
};

/** A message counts only when it comes from that window at exactly that origin. */
export const isFrom = (event: { readonly source: unknown; readonly origin: string }, source: unknown, origin: string): boolean =>
  event.source === source && event.origin === origin;

export function readFromFrame(value: unknown): Required<FromFrame> | undefined {
  const foyer = asks.find((ask) => ask === field(value, 'foyer'));
  const text = (name: string): string => readText(field(value, name), 300) ?? '';
  return foyer && {
    foyer,
    unread: Math.min(Number(field(value, 'unread')) || 0, 99),
    live: field(value, 'live') === true,
    title: text('title'),
    text: text('text'),
  };
}
