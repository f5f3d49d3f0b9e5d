import type { IncomingMessage } from 'node:http';
import { urlOf } from '../web.ts';

export type Signed = { accessKeyId: string; service: string };

const credential = /Credential=([^/]+)\/\d{8}\/[^/]+\/([^/]+)\/aws4_request/;

/** Whose key signed a request and for which service (Signature Version 4, header or presigned URL). */
export function signerOf(request: Pick<IncomingMessage, 'headers' | 'url'>): Signed | undefined {
  const header = request.headers.authorization ?? '';
  const found = credential.exec(header) ?? credential.exec(presigned(request.url ?? ''));
  const [, accessKeyId, service] = found ?? [];
  return accessKeyId !== undefined && service !== undefined ? { accessKeyId, service } : undefined;
}

function presigned(url: string): string {
  const value = urlOf({ url }).searchParams.get('X-Amz-Credential');
  return value === null ? '' : `Credential=${value}`;
}
