import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { join, normalize } from 'node:path';
import { SignJWT } from 'jose';
import * as z from 'zod';
import { parseJson } from '../json.ts';
import { contentTypeOf } from '../objects/deployment.ts';
import { demoKeyId } from '../seed/demo.ts';
import { listen, readBody, reply, replyJson, urlOf } from '../web.ts';

type Shop = { brand: string; tenantId: string; loader: string; folder: string; secret: string; port: number };

const Customer = z.object({
  sub: z.string().min(1).max(100).default('customer-1'),
  name: z.string().min(1).max(80).default('Robin Reed'),
  email: z.email().default('robin@example.test'),
});

/** A demo shop on an origin of its own: its pages, what they must know, and the identity that its own back end would sign. */
export function startShop({ brand, tenantId, loader, folder, secret, port }: Shop, undo: AsyncDisposableStack): Promise<number> {
  const policy = strictPolicy(new URL(loader).origin);
  const server = createServer((request, response) => {
    const { pathname } = urlOf(request);
    if (pathname === '/shop.json') return replyJson(response, 200, { brand, tenantId, loader }, { 'cache-control': 'no-store' });
    if (pathname === '/identity' && request.method === 'POST') return void identify(request, response);
    const file = fileBehind(folder, pathname);
    if (file === undefined) return reply(response, 404, 'Build the demo shop first: npm run build', { 'content-type': 'text/plain' });
    reply(response, 200, readFileSync(file), { 'content-type': contentTypeOf(file), 'cache-control': 'no-cache', 'content-security-policy': policy });
  });

  const identify = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const customer = Customer.safeParse(parseJson((await readBody(request))?.toString() ?? '') ?? {});
    if (!customer.success) return replyJson(response, 400, { message: z.prettifyError(customer.error) });
    const token = await new SignJWT(customer.data)
      .setProtectedHeader({ alg: 'HS256', kid: demoKeyId })
      .setAudience(tenantId)
      .setIssuedAt()
      .setExpirationTime('1h')
      .sign(Buffer.from(secret));
    replyJson(response, 200, { token }, { 'cache-control': 'no-store' });
  };

  return listen(server, port, undo);
}

/** BY-05: as strict as a site can be that allows the chat: three sources, nothing inline, no eval. */
const strictPolicy = (chat: string): string => [
  "default-src 'none'", `script-src 'self' ${chat}`, `connect-src 'self' ${chat}`, `frame-src ${chat}`,
  "style-src 'self'", "img-src 'self'", "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'", "object-src 'none'",
].join('; ');

/** A file of the shop, or its one page for every address that is none. */
function fileBehind(folder: string, path: string): string | undefined {
  const file = join(folder, normalize(`/${path}`));
  if (existsSync(file) && statSync(file).isFile()) return file;
  const index = join(folder, 'index.html');
  return existsSync(index) ? index : undefined;
}
