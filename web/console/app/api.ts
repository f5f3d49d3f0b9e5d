import * as z from 'zod';
import { HttpRefusal } from '../../../functions/contract/http.ts';

/** An expected refusal, with the sentence a person may read. */
export class Refused extends Error {
  readonly refusal: string;
  readonly status: number;
  readonly field: string | undefined;
  constructor(status: number, { refusal, message, field }: z.infer<typeof HttpRefusal>) {
    super(message);
    this.status = status;
    this.refusal = refusal;
    this.field = field;
  }
}

type Route<I extends z.core.$ZodType, O extends z.core.$ZodType> = {
  readonly method: string;
  readonly path: string;
  readonly input: I;
  readonly output: O;
};

/** Calls a route of the contract; both what is sent and what comes back pass its schemas. */
export type Api = <I extends z.core.$ZodType, O extends z.core.$ZodType>(route: Route<I, O>, input: z.input<I>) => Promise<z.output<O>>;

type Needs = {
  apiUrl: string;
  token: () => Promise<string | undefined>;
  renew: () => Promise<string | undefined>;
  /** Only a new sign-in helps; the page asks for it. */
  signInNeeded: () => void;
  fetcher?: typeof fetch;
};

const signInNeededRefusal = { refusal: 'sign-in-needed', message: 'Your sign-in has ended. Sign in again; nothing you wrote is lost.' };

export function openApi({ apiUrl, token, renew, signInNeeded, fetcher = fetch }: Needs): Api {
  return async (route, input) => {
    const request = requestOf(apiUrl, route, Fields.parse(input));
    const bearer = await token();
    let response = bearer ? await fetcher(request.url, request.init(bearer)) : undefined;
    if (response?.status === 401) {
      const renewed = await renew();
      response = renewed ? await fetcher(request.url, request.init(renewed)) : undefined;
    }
    if (!response || response.status === 401) {
      signInNeeded();
      throw new Refused(401, signInNeededRefusal);
    }
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok) return z.parse(route.output, body);
    throw new Refused(response.status, z.catch(HttpRefusal, { refusal: 'try-again', message: 'That did not go through. Nothing is lost; try again in a moment.' }).parse(body));
  };
}

const Fields = z.record(z.string(), z.unknown());

/** Path parameters first; what is left is the query of a GET and the body of everything else. */
function requestOf(apiUrl: string, route: { method: string; path: string }, fields: z.infer<typeof Fields>) {
  const inPath = new Set<string>();
  const path = route.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    inPath.add(name);
    return encodeURIComponent(textOf(fields[name]));
  });
  const rest = Object.fromEntries(Object.entries(fields).filter(([name, value]) => !inPath.has(name) && value !== undefined));
  const url = new URL(path, apiUrl);
  const isGet = route.method === 'GET';
  if (isGet) for (const [name, value] of Object.entries(rest)) url.searchParams.set(name, textOf(value));
  return {
    url: url.href,
    init: (bearer: string): RequestInit => ({
      method: route.method,
      headers: { authorization: `Bearer ${bearer}`, ...(isGet ? {} : { 'content-type': 'application/json' }) },
      ...(isGet ? {} : { body: JSON.stringify(rest) }),
    }),
  };
}

/** Paths and queries carry plain texts and numbers only. */
const textOf = (value: unknown): string => z.coerce.string().parse(value);
