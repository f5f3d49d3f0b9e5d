import type { Money, Page } from '../../functions/contract/facts.ts';
import { field, isColour, readMoney, readPage, readText } from './guard.ts';

/** What the frame knows about the page around it, read and clean. */
export type Surroundings = {
  page?: Page;
  basket?: Money;
  /** A JWT of the tenant. Null: the customer has signed out. Absent: the page does not say. */
  identity?: string | null;
  language: string;
  accent: string;
  shown: boolean;
  wanted: boolean;
  focused: boolean;
};

export function readSurroundings(value: unknown): Surroundings | undefined {
  if (field(value, 'foyer') !== 'page') return undefined;
  const page = readPage(field(value, 'page'));
  const basket = readMoney(field(value, 'basket'));
  const identity = field(value, 'identity') === null ? null : readText(field(value, 'identity'), 8_000);
  const accent = readText(field(value, 'accent'), 7);
  const language = readText(field(value, 'language'), 35);
  return {
    ...(page !== undefined && { page }),
    ...(basket !== undefined && { basket }),
    ...(identity !== undefined && { identity }),
    language: language !== undefined && /^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(language) ? language : 'en',
    accent: accent !== undefined && isColour(accent) ? accent : '#1f5eff',
    shown: field(value, 'shown') === true,
    wanted: field(value, 'wanted') === true,
    focused: field(value, 'focused') === true,
  };
}

/** What a site's developer reads on the console when the site said something that cannot be understood. */
export function complaintsAbout(value: unknown): string[] {
  const said = (name: string): boolean => field(value, name) !== undefined && field(value, name) !== null;
  return [
    ...(said('page') && !readPage(field(value, 'page')) ? ["foyer('page', …) needs {url}, an http(s) address"] : []),
    ...(said('basket') && !readMoney(field(value, 'basket')) ? ["foyer('basket', …) needs {amount, currency}, or null"] : []),
    ...(said('identity') && !readText(field(value, 'identity'), 8_000) ? ["foyer('identify', …) needs a signed token, or null"] : []),
  ];
}
