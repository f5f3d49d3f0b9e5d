import { createHash, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Service } from '../endpoint.ts';
import type { Gate } from '../iam/gate.ts';
import { html } from '../page/html.ts';
import { reply, urlOf } from '../web.ts';
import type { Objects } from './store.ts';

const actionOf: Record<string, string> = { PUT: 's3:PutObject', GET: 's3:GetObject', HEAD: 's3:GetObject', DELETE: 's3:DeleteObject' };

/** S3 with path-style addresses: objects are put, read and deleted. */
export function s3Service(objects: Objects, gate: Gate): Service {
  return async (request, response, body) => {
    const [, bucket = '', ...rest] = urlOf(request).pathname.split('/');
    const key = rest.map(decodeURIComponent).join('/');
    const { method = 'GET' } = request;
    const action = actionOf[method];
    if (action === undefined || key === '') return failure(response, 405, 'MethodNotAllowed', 'The local stack knows single objects only.');
    const verdict = await gate(request, [{ action, resource: `arn:aws:s3:::${bucket}/${key}` }]);
    if (!verdict.allowed) return failure(response, 403, verdict.code === 'denied' ? 'AccessDenied' : 'InvalidAccessKeyId', verdict.message);

    if (method === 'PUT') {
      const content = contentOf(request, body);
      objects.put(bucket, key, content, { contentType: request.headers['content-type'] ?? 'binary/octet-stream', cacheControl: request.headers['cache-control'] });
      return reply(response, 200, '', { etag: etag(content) });
    }
    if (method === 'DELETE') {
      objects.remove(bucket, key);
      response.writeHead(204).end();
      return;
    }
    const found = objects.get(bucket, key);
    if (!found) return failure(response, 404, 'NoSuchKey', 'The specified key does not exist.');
    const headers = {
      'content-type': found.contentType, etag: etag(found.body), 'last-modified': new Date(found.at).toUTCString(),
      ...(found.cacheControl !== undefined && { 'cache-control': found.cacheControl }),
    };
    if (method === 'GET') return reply(response, 200, found.body, headers);
    response.writeHead(200, { ...headers, 'content-length': String(found.body.length) }).end();
  };
}

const etag = (content: Buffer): string => `"${createHash('md5').update(content).digest('hex')}"`;

/** The SDK may send an object in signed chunks with a checksum behind it: <size in hex>[;signature]CRLF<bytes>CRLF … */
function contentOf(request: IncomingMessage, body: Buffer): Buffer {
  if (!request.headers['content-encoding']?.includes('aws-chunked') && !String(request.headers['x-amz-content-sha256']).startsWith('STREAMING-')) return body;
  const parts: Buffer[] = [];
  for (let at = 0; at < body.length; ) {
    const lineEnd = body.indexOf('\r\n', at);
    const size = Number.parseInt(body.toString('latin1', at, lineEnd), 16);
    if (!Number.isFinite(size) || size === 0) break;
    parts.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    at = lineEnd + 2 + size + 2;
  }
  return Buffer.concat(parts);
}

function failure(response: ServerResponse, status: number, code: string, message: string): void {
  const body = html`<Error><Code>${code}</Code><Message>${message}</Message><RequestId>${randomUUID()}</RequestId></Error>`;
  reply(response, status, body.text, { 'content-type': 'application/xml' });
}
