import { createServer } from 'node:http';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { jwtVerify } from 'jose';
import * as z from 'zod';
import { openDataFolder } from '../data-folder.ts';
import { portsFrom } from '../ports.ts';
import { startShop } from '../shops/shop.ts';
import { temporaryFolder } from '../testing/app.ts';
import { demandFree, listen } from '../web.ts';
import { stackAddresses } from './addresses.ts';
import { startPage } from './start-page.ts';

let undo = new AsyncDisposableStack();
beforeEach(() => {
  undo = new AsyncDisposableStack();
});
afterEach(() => undo.disposeAsync());

describe('what the runner says when it cannot start', () => {
  it('names the port that is in use', async () => {
    const port = await listen(createServer(), 0, undo);
    await expect(demandFree([port])).rejects.toThrow(`Port ${port} is in use: stop what listens there, or choose another base with PORT=5000.`);
  });

  it('leaves free ports free', async () => {
    const own = new AsyncDisposableStack();
    const port = await listen(createServer(), 0, own);
    await own.disposeAsync();
    await demandFree([port]);
    await demandFree([port]);
  });

  it.each(['x', '0', '70000'])('refuses PORT=%s', (port) => {
    expect(() => portsFrom(port)).toThrow(`PORT must be a number from 1 to 65525, not "${port}".`);
  });

  it('names a data folder that cannot be written', () => {
    const file = join(temporaryFolder(undo), 'file');
    writeFileSync(file, '');
    expect(() => openDataFolder(file, undo)).toThrow(/^The data folder \S+ cannot be written: .* FOYER_DATA\.$/);
  });

  it('takes over a data folder whose runner was killed', () => {
    const folder = temporaryFolder(undo);
    writeFileSync(join(folder, 'runner.pid'), String(process.ppid));
    expect(openDataFolder(folder, undo)).toBe(folder);
  });
});

describe('the start page', () => {
  const addresses = stackAddresses(portsFrom(undefined), { outputs: { TableName: 'chat' } }, 'live');
  const start = async (more: Partial<Parameters<typeof startPage>[0]> = {}) =>
    `http://127.0.0.1:${await startPage({ addresses, deadLetters: () => 0, tick: undefined, port: 0, ...more }, undo)}`;

  it('links to the shops, the console and the mailbox', async () => {
    const text = await (await fetch(await start())).text();
    for (const [name, address] of [['Demo shop', 4008], ['Agent console', 4002], ['Mailbox', 4007], ['Second shop', 4009]]) {
      expect(text).toContain(`<a href="http://localhost:${address}/"><strong>${name}</strong>`);
    }
    expect(text).toContain('ana@aurora.test');
    expect(text).not.toContain('Not delivered');
  });

  it('counts what could not be delivered', async () => {
    expect(await (await fetch(await start({ deadLetters: () => 3 }))).text()).toContain('Not delivered: <span class="number">3</span>');
  });

  it('gives every address as JSON', async () => {
    expect(await (await fetch(`${await start()}/stack.json`)).json()).toMatchObject({
      shop: 'http://localhost:4008/', console: 'http://localhost:4002/', mailbox: 'http://localhost:4007/', api: 'http://localhost:4003',
      socket: 'ws://localhost:4005/live', table: 'http://127.0.0.1:4010',
      aws: { environment: { AWS_ENDPOINT_URL_DYNAMODB: 'http://127.0.0.1:4010', AWS_REGION: 'eu-central-1' }, outputs: { TableName: 'chat' } },
    });
  });

  it('fires the schedule only where tests may', async () => {
    const post = async (base: string, body: string) => (await fetch(`${base}/tick`, { method: 'POST', body })).status;
    const moments: string[] = [];
    const tick = async (at: Date) => {
      moments.push(at.toISOString());
      return { ok: true as const, payload: 'null' };
    };
    expect(await post(await start(), '{"scheduledAt":"2026-01-01T00:00:00Z"}')).toBe(404);
    const base = await start({ tick });
    expect([await post(base, '{"scheduledAt":"2026-01-01T00:00:00Z"}'), await post(base, '{"scheduledAt":"soon"}')]).toEqual([200, 400]);
    expect(moments).toEqual(['2026-01-01T00:00:00.000Z']);
  });
});

describe('a demo shop', () => {
  const secret = 's'.repeat(64);
  const open = async () => {
    const folder = join(temporaryFolder(undo), 'demo');
    mkdirSync(folder);
    writeFileSync(join(folder, 'index.html'), '<html>shop');
    writeFileSync(join(folder, 'shop.css'), 'a{}');
    const shop = { brand: 'Aurora Outdoor', tenantId: 'auroraoutdo0', loader: 'http://site.test/widget/loader.js', folder, secret, port: 0 };
    return `http://127.0.0.1:${await startShop(shop, undo)}`;
  };

  it('serves its pages and says which tenant it is', async () => {
    const base = await open();
    expect(await (await fetch(`${base}/product/tent`)).text()).toBe('<html>shop');
    expect((await fetch(`${base}/shop.css`)).headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(await (await fetch(`${base}/../../etc/passwd`)).text()).toBe('<html>shop');
    expect(await (await fetch(`${base}/shop.json`)).json()).toEqual({ brand: 'Aurora Outdoor', tenantId: 'auroraoutdo0', loader: 'http://site.test/widget/loader.js' });
  });

  it('signs its customer as a shop of its own would (BY-07)', async () => {
    const answer = await fetch(`${await open()}/identity`, { method: 'POST', body: '{"sub":"c1","name":"Kim","email":"kim@example.test"}' });
    const { token } = z.object({ token: z.string() }).parse(await answer.json());
    const { payload, protectedHeader } = await jwtVerify(token, Buffer.from(secret), { audience: 'auroraoutdo0' });
    expect(protectedHeader).toEqual({ alg: 'HS256', kid: 'demo' });
    expect(payload).toMatchObject({ sub: 'c1', name: 'Kim', email: 'kim@example.test' });
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(3600);
  });
});
