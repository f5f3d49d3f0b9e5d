import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import { SignJWT } from 'jose';
import type { Browser, BrowserContext } from 'playwright-core';
import { demoKeyId, demoShops } from '../seed/demo.ts';
import { launchBrowser } from './browser.ts';
import { lettersIn } from './letters.ts';
import { type Agent, anAgent, aVisitor, type Visitor } from './people.ts';
import { type RunningStack, runStack } from './running-stack.ts';
import { until } from './until.ts';
import { watchPolicy, widgetFrame } from './windows.ts';

jest.setTimeout(90_000);
const undo = new AsyncDisposableStack();
const { tenantId } = demoShops.aurora;
let stack: RunningStack;
let browser: Browser;
let ana: Agent;

/** A shopper looks at a product, by which his row is told from others. */
const at = async (sku: string, watch?: (context: BrowserContext) => Promise<void>): Promise<Visitor> => {
  const visitor = await aVisitor(browser, new URL(`product.html?sku=${sku}`, stack.addresses.shop).href, watch);
  await visitor.page.getByRole('button', { name: 'Live chat', exact: true }).waitFor();
  return visitor;
};
const typedBy = async ({ chat }: Visitor): Promise<string> => chat.getByLabel('Your message').inputValue();
const connectTo = async (product: string): Promise<void> => ana.row(product).getByRole('button', { name: 'Connect' }).click();
const signIn = async ({ page }: Visitor): Promise<void> => {
  await page.getByRole('button', { name: 'Sign in as Robin' }).click();
  await page.getByRole('button', { name: 'Sign out Robin' }).waitFor();
};

beforeAll(async () => {
  [stack, browser] = await Promise.all([runStack(4680, undo), launchBrowser(undo)]);
  ana = await anAgent(browser, stack.addresses.console, 'ana@aurora.test');
}, 120_000);
afterAll(async () => undo.disposeAsync());

describe('a shop under a strict policy', () => {
  it('BY-05: asks for three small files before the click', async () => {
    const asked: string[] = [];
    const shopper = await at('ridge-2', async (context) => {
      await watchPolicy(context);
      context.on('request', (request) => asked.push(request.url()));
    });
    await shopper.page.waitForLoadState('networkidle');
    expect(asked.filter((url) => !url.startsWith(stack.addresses.shop)).sort()).toEqual(
      [`t/${tenantId}/config.json`, `t/${tenantId}/status.json`, 'widget/loader.js'].map((path) => new URL(path, stack.addresses.site).href),
    );
    expect(await shopper.page.evaluate('window.layoutShift')).toBe(0);

    await shopper.open();
    await shopper.say('Is this shop strict?');
    await connectTo('Ridge 2');
    await shopper.chat.getByText('You are connected to Ana').waitFor();
    expect(await shopper.page.evaluate('window.violations')).toEqual([]);
    expect(await widgetFrame(shopper.page).evaluate('window.violations')).toEqual([]);
    expect(await shopper.page.evaluate('window.layoutShift')).toBe(0);
    expect(await shopper.page.context().cookies()).toEqual([]);
    await shopper.page.context().close();
  });
});

describe('who the visitor is', () => {
  it('BY-07: a customer the shop signed for is verified', async () => {
    const robin = await at('fjord');
    await signIn(robin);
    await robin.open();
    await robin.say('Where is my order?');
    const row = ana.row('Robin Reed');
    await row.getByText('verified', { exact: true }).waitFor();
    await row.getByRole('link').first().click();
    await ana.page.getByText('Verified by your site').waitFor();
    await robin.page.context().close();
  });

  it('BY-07: a forged identity is refused clearly', async () => {
    const identity = await new SignJWT({ sub: 'customer-1', name: 'Robin Reed' }).setProtectedHeader({ alg: 'HS256', kid: demoKeyId })
      .setAudience(tenantId).setIssuedAt().setExpirationTime('1h').sign(Buffer.from('x'.repeat(43)));
    const response = await fetch(new URL('/v1/visits', stack.addresses.api), {
      method: 'POST', headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ tenantId, origin: new URL(stack.addresses.shop).origin, identity }),
    });
    expect(response.status).toBe(401);
    expect(await response.json()).toMatchObject({ refusal: 'identity-invalid', message: 'The shop could not prove who you are. Sign in to the shop again.' });

    const forger = await at('ember');
    const told = forger.page.waitForEvent('console', (message) => message.text().startsWith('Foyer:'));
    await forger.page.evaluate(`foyer('identify', ${JSON.stringify(identity)})`);
    await forger.open();
    expect((await told).text()).toBe('Foyer: The shop could not prove who you are. Sign in to the shop again.');
    await forger.say('Believe me');
    await ana.row('Ember').getByText('not verified').waitFor();
    expect(await ana.row('Ember').getByText('Robin').count()).toBe(0);
    await forger.page.context().close();
  });

  it('BY-07: signing in does not take over a stranger’s chat', async () => {
    const tia = await at('lantern');
    await tia.open();
    await tia.say('Nobody knows me');
    await ana.row('Dusk lantern').getByText('not verified').waitFor();
    await signIn(tia);
    await tia.say('And still nobody does');
    await connectTo('Dusk lantern');
    await ana.log.getByText('And still nobody does').waitFor();
    await ana.page.getByText('Not verified', { exact: true }).waitFor();
    expect(await ana.row('Dusk lantern').count()).toBe(1);

    await tia.chat.getByRole('button', { name: 'End chat' }).click();
    await tia.chat.getByRole('dialog', { name: /Are you sure/ }).getByRole('button', { name: 'End chat' }).click();
    await tia.chat.getByRole('button', { name: 'Start a new chat' }).click();
    await tia.say('Now I am Robin');
    await ana.row('Dusk lantern').filter({ hasText: 'Waiting' }).getByText('Robin Reed').waitFor();

    await tia.chat.getByRole('button', { name: 'Minimise' }).click();
    await tia.page.getByRole('button', { name: 'Sign out Robin' }).click();
    await tia.open();
    await tia.chat.getByText('Ask us anything.').waitFor();
    expect(await tia.chat.getByText('Now I am Robin').count()).toBe(0);
    await tia.say('A stranger again');
    await ana.row('Dusk lantern').filter({ hasText: 'Waiting' }).getByText('not verified').waitFor();
    expect(await ana.row('Dusk lantern').count()).toBe(3);
    await tia.page.context().close();
  });
});

describe('what people type', () => {
  const hostile = [
    '<img src=x onerror=alert(1)>', '<script>alert(1)</script>', 'javascript:alert(1)', 'data:text/html,<script>alert(1)</script>',
    '"><svg onload=alert(1)>', '[click](javascript:alert(1))',
  ];
  const [name = ''] = hostile;

  it('BY-05: is text on both sides and in the mail', async () => {
    const fired: string[] = [];
    const eve = await at('tarn');
    for (const { page } of [eve, ana]) {
      page.on('dialog', (dialog) => {
        fired.push(dialog.message());
        void dialog.dismiss();
      });
    }
    await eve.page.evaluate(`
      foyer('page', { url: 'javascript:alert(1)', title: ${JSON.stringify(name)}, image: 'javascript:alert(1)' });
      fetch('/identity', { method: 'POST', body: JSON.stringify({ sub: 'eve', name: ${JSON.stringify(name)}, email: 'eve@shop.test' }) })
        .then((answer) => answer.json()).then(({ token }) => foyer('identify', token))
    `);
    await eve.open();
    for (const text of hostile) await eve.say(text);
    await ana.row(name).getByRole('button', { name: 'Connect' }).click();
    const theirs = eve.chat.getByRole('log');
    for (const text of hostile) {
      await ana.log.locator('.bubble').getByText(text, { exact: true }).waitFor();
      await ana.reply(text);
      await theirs.locator('.group:not(.own)').getByText(text, { exact: true }).waitFor();
    }
    for (const log of [ana.log, theirs]) {
      expect(await log.getByRole('link').count()).toBe(0);
      expect(await log.locator('img, svg[onload], script').count()).toBe(0);
    }
    expect(await ana.page.locator('a[href^="javascript:"], img[src="x"]').count()).toBe(0);

    await eve.chat.getByRole('button', { name: 'Email transcript' }).click();
    await eve.chat.getByRole('button', { name: 'Send transcript' }).click();
    const [letter] = await until(async () => lettersIn(stack.addresses.mailbox), ({ length }) => length > 0);
    expect(letter?.text).toContain(name);
    expect(letter?.html).toContain('&lt;img');
    expect(letter?.html).not.toMatch(/<(img|script|svg)|href="(javascript|data)/);
    expect(fired).toEqual([]);
    await eve.page.context().close();
  });
});

describe('a visitor in trouble', () => {
  it('BY-01: without WebSocket is told and keeps his text', async () => {
    const ned = await at('trail-28', async (context) => {
      await context.addInitScript({ content: 'delete window.WebSocket' });
    });
    await ned.open();
    await ned.chat.getByText('This browser cannot open a live connection.', { exact: false }).waitFor();
    await ned.say('Which size fits me?');
    expect(await typedBy(ned)).toBe('Which size fits me?');
    await ned.page.reload();
    expect(await until(async () => typedBy(ned), (text) => text !== '')).toBe('Which size fits me?');
    await ned.page.context().close();
  });

  it('BY-01: offline he is told and keeps his text', async () => {
    const olga = await at('trail-28');
    await olga.open();
    await olga.page.context().setOffline(true);
    await olga.chat.getByText('You are offline.', { exact: false }).waitFor();
    await olga.chat.getByLabel('Your message').fill('Half a ques');
    expect(await typedBy(olga)).toBe('Half a ques');
    await olga.say('A whole question');
    await olga.chat.getByText('A whole question').waitFor();
    await olga.chat.getByText('Sending…').waitFor();
    await olga.page.context().setOffline(false);
    await ana.row('Trail 28').waitFor();
    await connectTo('Trail 28');
    await ana.log.getByText('A whole question').waitFor();

    // What is written after the end was not heard of stays, with the reason.
    await olga.page.context().setOffline(true);
    await olga.say('Too late');
    await ana.page.getByRole('button', { name: 'End chat' }).click();
    await ana.page.getByRole('dialog').getByRole('button', { name: 'End chat' }).click();
    await ana.row('Trail 28').getByText('Completed').waitFor();
    await olga.page.context().setOffline(false);
    await olga.chat.getByRole('alert').getByText('This chat has been completed. Start a new one to go on.').waitFor();
    await olga.chat.getByText('Too late').waitFor();
    await olga.page.context().close();
  });

  it('BY-01: a chat opened offline comes up once online', async () => {
    const rob = await at('ridge-2');
    const launcher = rob.page.getByRole('button', { name: 'Live chat', exact: true });
    const panel = rob.page.locator('iframe[title="Live chat"]');
    await rob.page.context().setOffline(true);
    await launcher.click();
    await panel.waitFor();
    // The browser says what is wrong in the panel's place, so the launcher must be able to close it.
    await launcher.click();
    await panel.waitFor({ state: 'hidden' });
    await launcher.click();
    await rob.page.context().setOffline(false);
    await rob.chat.getByText('Awaiting connection…').waitFor();
    await launcher.waitFor({ state: 'hidden' });
    await rob.page.context().close();
  });

  it.each([['too long', 'x'.repeat(4001), 'This is too long to send.'], ['unstorable', 'a\0b', 'cannot be read']])(
    'BY-01: a message that is %s stays with the reason', async (_what, text, reason) => {
      const pia = await at('ember');
      await pia.open();
      await pia.say(text);
      await pia.chat.getByRole('alert').getByText(reason, { exact: false }).waitFor();
      expect(await typedBy(pia)).toBe(text);
      expect(await ana.row('Ember').count()).toBe(1);
      await pia.page.context().close();
    });
});

describe('the words of the tenant', () => {
  it('IRP-59: a changed one shows to the next visitor', async () => {
    await ana.page.getByRole('link', { name: 'Settings' }).first().click();
    await ana.page.getByLabel('Find a text').fill('chat.intro');
    await ana.page.getByLabel('Ask us anything.').fill('Ask us about tents.');
    await ana.page.getByRole('button', { name: 'Save changes' }).click();
    await ana.page.getByText('Saved.').waitFor();
    const next = await at('ridge-2');
    await next.open();
    await next.chat.getByText('Ask us about tents.').waitFor();
    await next.page.context().close();
  });
});
