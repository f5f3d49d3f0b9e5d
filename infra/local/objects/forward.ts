import { type IncomingMessage, request as send, type ServerResponse } from 'node:http';
import { replyJson } from '../web.ts';

export const viewerCountry = 'cloudfront-viewer-country';

type Passage = {
  /** Where the API listens. */
  port: number;
  /** The headers that the origin request policy lets through, in lower case. */
  lets: readonly string[];
  /** The country that the distribution says every visitor is in. */
  country: string;
  /** Added to every answer. */
  headers: Record<string, string>;
};

/** Hands a request on to an API as CloudFront does: of its headers only those the policy names, and those that CloudFront knows best. */
export function forward(request: IncomingMessage, response: ServerResponse, { port, lets, country, headers }: Passage): void {
  const { method, url: path } = request;
  const kept = [...lets, 'content-length', 'transfer-encoding'].filter((name) => !name.startsWith('cloudfront-'));
  const given = kept.flatMap((name) => (request.headers[name] === undefined ? [] : [[name, request.headers[name]] as const]));
  const own = { 'user-agent': 'Amazon CloudFront', ...(lets.includes(viewerCountry) && { [viewerCountry]: country }) };
  const onward = send({ host: '127.0.0.1', port, method, path, headers: { ...Object.fromEntries(given), ...own } }, (answer) => {
    response.writeHead(answer.statusCode ?? 502, { ...answer.headers, ...headers });
    answer.pipe(response);
  });
  onward.on('error', () => (response.headersSent ? response.destroy() : replyJson(response, 502, { message: 'Bad Gateway' })));
  request.pipe(onward);
}
