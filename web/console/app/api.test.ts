import { describe, expect, it } from '@jest/globals';
import * as z from 'zod';
import { openApi } from './api.ts';

const route = {
  method: 'GET', path: '/v1/things/{thing}',
  input: z.strictObject({ thing: z.string(), text: z.string().optional() }),
  output: z.strictObject({ name: z.string() }),
} as const;
const change = { ...route, method: 'PATCH' } as const;

type Answer = { status: number; body?: unknown };

/** A server that answers in this order, and what it was asked. */
function aServer(...answers: Answer[]) {
  const asked: { url: string; method: string; bearer: string | null; body: string | undefined }[] = [];
  const fetcher: typeof fetch = (url, init) => {
    const headers = new Headers(init?.headers);
    asked.push({
      url: typeof url === 'string' ? url : 'not a text', method: init?.method ?? 'GET',
      bearer: headers.get('authorization'), body: typeof init?.body === 'string' ? init.body : undefined,
    });
    const { status, body } = answers.shift() ?? { status: 500 };
    return Promise.resolve(new Response(JSON.stringify(body ?? {}), { status }));
  };
  let ended = 0;
  const api = (renewed: string | undefined) => openApi({
    apiUrl: 'https://api.example', fetcher,
    token: () => Promise.resolve('old'),
    renew: () => Promise.resolve(renewed),
    signInNeeded: () => { ended += 1; },
  });
  return { api, asked, ended: () => ended };
}

const good = { status: 200, body: { name: 'x' } };

describe('the console API client', () => {
  it('puts path parameters into the path and the rest into the query', async () => {
    const { api, asked } = aServer(good);
    await api(undefined)(route, { thing: 'a/b', text: 'c d' });
    expect(asked[0]?.url).toBe('https://api.example/v1/things/a%2Fb?text=c+d');
  });

  it('sends the rest of a change as its body', async () => {
    const { api, asked } = aServer(good);
    await api(undefined)(change, { thing: 'a', text: 'c' });
    expect(asked[0]).toMatchObject({ method: 'PATCH', body: '{"text":"c"}', bearer: 'Bearer old' });
  });

  it('renews an ended token once and repeats the request', async () => {
    const { api, asked, ended } = aServer({ status: 401 }, good);
    expect(await api('new')(route, { thing: 'a' })).toEqual({ name: 'x' });
    expect(asked.map(({ bearer }) => bearer)).toEqual(['Bearer old', 'Bearer new']);
    expect(ended()).toBe(0);
  });

  it('asks for a new sign-in when renewal does not help', async () => {
    const { api, ended } = aServer({ status: 401 });
    await expect(api(undefined)(route, { thing: 'a' })).rejects.toMatchObject({ refusal: 'sign-in-needed', status: 401 });
    expect(ended()).toBe(1);
  });

  it('passes on the code and the sentence of a refusal', async () => {
    const { api } = aServer({ status: 409, body: { refusal: 'settings-changed', message: 'Somebody else.' } });
    await expect(api(undefined)(route, { thing: 'a' })).rejects.toMatchObject({ refusal: 'settings-changed', message: 'Somebody else.' });
  });

  it('has a sentence for an answer that is none', async () => {
    const { api } = aServer({ status: 502, body: '<html>' });
    await expect(api(undefined)(route, { thing: 'a' })).rejects.toMatchObject({ refusal: 'try-again' });
  });

  it('refuses an answer of another shape', async () => {
    const { api } = aServer({ status: 200, body: { name: 1 } });
    await expect(api(undefined)(route, { thing: 'a' })).rejects.toThrow();
  });
});
