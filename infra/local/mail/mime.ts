import type { Letter } from './letters.ts';

type Part = { headers: Record<string, string>; body: string };

/** Reads as much of a MIME message as mail programs of our own send: text and HTML parts, encoded words. */
export function parseMime(raw: string): Pick<Letter, 'from' | 'subject' | 'text' | 'html'> & { to: string[] } {
  const message = partOf(raw);
  const leaves = leavesOf(message);
  const body = (type: string): string => leaves.filter(({ headers }) => (headers['content-type'] ?? 'text/plain').startsWith(type)).map(decoded)[0] ?? '';
  return {
    from: words(message.headers['from'] ?? ''),
    to: words(message.headers['to'] ?? '').split(',').map((one) => one.trim()).filter(Boolean),
    subject: words(message.headers['subject'] ?? ''),
    text: body('text/plain'),
    html: body('text/html'),
  };
}

function partOf(raw: string): Part {
  const text = raw.replaceAll('\r\n', '\n');
  const end = text.indexOf('\n\n');
  const head = end < 0 ? text : text.slice(0, end);
  const headers: Record<string, string> = {};
  for (const line of head.replaceAll(/\n[ \t]+/g, ' ').split('\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = line.slice(colon + 1).trim();
  }
  return { headers, body: end < 0 ? '' : text.slice(end + 2) };
}

function leavesOf(part: Part): Part[] {
  const boundary = /boundary="?([^";]+)"?/i.exec(part.headers['content-type'] ?? '')?.[1];
  if (boundary === undefined) return [part];
  return part.body.split(`--${boundary}`).slice(1, -1).flatMap((piece) => leavesOf(partOf(piece.replace(/^\n/, ''))));
}

function decoded({ headers, body }: Part): string {
  const encoding = headers['content-transfer-encoding']?.toLowerCase();
  if (encoding === 'base64') return Buffer.from(body, 'base64').toString();
  if (encoding === 'quoted-printable') return quotedPrintable(body.replaceAll(/=\n/g, ''));
  return body;
}

const quotedPrintable = (text: string): string =>
  Buffer.from(text.replaceAll(/=([0-9A-F]{2})/gi, (_whole, code: string) => String.fromCharCode(Number.parseInt(code, 16))), 'latin1').toString();

/** RFC 2047. */
const words = (text: string): string =>
  text.replaceAll(/=\?utf-8\?([bq])\?([^?]*)\?=(?:\s+(?==\?))?/gi, (_whole, kind: string, content: string) =>
    kind.toLowerCase() === 'b' ? Buffer.from(content, 'base64').toString() : quotedPrintable(content.replaceAll('_', ' ')),
  );
