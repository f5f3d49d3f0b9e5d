import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { corsHeaders } from '../http/cors.ts';
import { fits } from '../text-pattern.ts';
import { listen, reply, urlOf } from '../web.ts';
import type { Hosted } from './distribution.ts';
import { forward } from './forward.ts';
import type { Objects, StoredObject } from './store.ts';

type Needs = {
  hosted: Hosted; objects: Objects; port: number;
  /** Where the APIs behind the distribution listen, by their ids. */
  apis: ReadonlyMap<string, number>;
  /** Where its visitors are, for nothing on this machine can tell. */
  country: string;
};

/** Serves what a CloudFront distribution serves from its buckets, and hands on what it has an API for. */
export function startSite({ hosted, objects, port, apis, country }: Needs, undo: AsyncDisposableStack): Promise<number> {
  const server = createServer((request, response) => {
    const path = pathOf(request);
    const behavior = hosted.behaviors.find(({ pattern }) => covers(pattern, path));
    if (!behavior?.methods.includes(request.method ?? '')) return reply(response, 403, 'Forbidden');
    const { target } = behavior;
    const headers = { ...behavior.headers, ...corsHeaders(behavior.cors, request.headers.origin, false) };
    if ('api' in target) {
      const api = apis.get(target.api);
      return api === undefined ? reply(response, 502, 'Bad Gateway') : forward(request, response, { port: api, lets: target.lets, country, headers });
    }
    const { bucket } = target;
    const found = objects.get(bucket, (path === '/' ? `/${hosted.rootObject}` : path).slice(1));
    if (found) return serve(request, response, 200, found, headers);
    const page = hosted.fallback && objects.get(bucket, hosted.fallback.page.slice(1));
    if (page && hosted.fallback) return serve(request, response, hosted.fallback.status, page, headers);
    reply(response, 403, '<Error><Code>AccessDenied</Code><Message>Access Denied</Message></Error>', { 'content-type': 'application/xml', ...headers });
  });
  return listen(server, port, undo);
}

function serve(request: IncomingMessage, response: ServerResponse, status: number, { body, contentType, cacheControl }: StoredObject, headers: Record<string, string>): void {
  const etag = `"${createHash('md5').update(body).digest('hex')}"`;
  const all = { 'content-type': contentType, etag, 'cache-control': cacheControl ?? 'no-cache', ...headers };
  if (request.headers['if-none-match'] === etag) {
    response.writeHead(304, all).end();
    return;
  }
  reply(response, status, body, all);
}

function pathOf(request: IncomingMessage): string {
  try {
    return decodeURIComponent(urlOf(request).pathname);
  } catch {
    return '/';
  }
}

const covers = (pattern: string, path: string): boolean => fits(pattern.startsWith('/') ? pattern : `/${pattern}`, path);
