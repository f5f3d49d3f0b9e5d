import type { InputOf, OutputOf } from '../../../functions/contract/http.ts';
import { field, readText } from '../guard.ts';

export type Visit = Pick<OutputOf<'visit'>, 'visitor' | 'brand' | 'typingPreview' | 'ticket' | 'socketUrl' | 'strings'> & {
  open: boolean;
  /** While it is closed: when a rule opens it, in milliseconds. */
  opensAt: number | undefined;
  verified: boolean;
  email: string | undefined;
};
export type VisitAnswer = { ok: true; visit: Visit } | { ok: false; refusal: string; message: string };
type Fetch = (url: string, init?: RequestInit) => Promise<Pick<Response, 'json' | 'status'>>;

/** Asks the visitor API. The deployment says beside the frame where that is. Rejects where nothing definite came back. */
export function createVisits(fetch: Fetch) {
  let apiUrl: string | undefined;
  return async (request: Omit<InputOf<'visit'>, 'tenantId'> & { tenantId: string }): Promise<VisitAnswer> => {
    apiUrl ??= readText(field(await (await fetch('deployment.json')).json(), 'apiUrl'), 2_000);
    if (apiUrl === undefined) throw new Error('deployment.json names no apiUrl');
    const response = await fetch(`${apiUrl.replace(/\/$/, '')}/v1/visits`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(request),
    });
    const body: unknown = await response.json();
    const visit = readVisit(body);
    if (visit) return { ok: true, visit };
    const refusal = readText(field(body, 'refusal'), 100);
    if (refusal === undefined || response.status >= 500 || response.status === 429) throw new Error('No visit now');
    return { ok: false, refusal, message: readText(field(body, 'message'), 500) ?? '' };
  };
}

function readVisit(body: unknown): Visit | undefined {
  const text = (name: string): string | undefined => readText(field(body, name), 8_000);
  const [visitor, brand, ticket, socketUrl] = [text('visitor'), text('brand'), text('ticket'), text('socketUrl')];
  if (visitor === undefined || ticket === undefined || socketUrl === undefined || !/^wss?:\/\//.test(socketUrl)) return undefined;
  const customer = field(body, 'customer');
  const opensAt = field(field(body, 'availability'), 'opensAt');
  return {
    visitor,
    brand: brand ?? '',
    ticket,
    socketUrl,
    typingPreview: field(body, 'typingPreview') === true,
    strings: readStrings(field(body, 'strings')),
    open: field(field(body, 'availability'), 'state') === 'open',
    opensAt: typeof opensAt === 'number' && Number.isSafeInteger(opensAt) ? opensAt : undefined,
    verified: field(customer, 'verified') === true,
    email: readText(field(customer, 'email'), 254),
  };
}

function readStrings(value: unknown): Record<string, string> {
  const strings: Record<string, string> = {};
  for (const key of typeof value === 'object' && value !== null ? Object.keys(value) : []) {
    const text = readText(field(value, key), 2_000);
    if (text !== undefined) strings[key] = text;
  }
  return strings;
}
