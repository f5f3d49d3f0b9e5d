import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser, BrowserContext, Locator } from 'playwright-core';
import { flawsOf } from './accessibility.ts';
import { launchBrowser } from './browser.ts';
import { lettersIn } from './letters.ts';
import { type Agent, anAgent, aVisitor, countSounds, soundsOf, type Visitor } from './people.ts';
import { type RunningStack, runStack } from './running-stack.ts';
import { until } from './until.ts';
import { clickNotification, keepNotifications, notificationsOf, turnAway, turnBack, widgetFrame } from './windows.ts';

jest.setTimeout(90_000);
const undo = new AsyncDisposableStack();
let stack: RunningStack;
let browser: Browser;
let ana: Agent;
let ben: Agent;
let kim: Visitor;
let lee: Visitor;
let max: Visitor;

const watch = async (context: BrowserContext): Promise<void> => {
  await countSounds(context);
  await keepNotifications(context);
};
/** A shopper looks at a product, by which his row is told from others. */
const at = async (sku: string): Promise<Visitor> => aVisitor(browser, new URL(`product.html?sku=${sku}`, stack.addresses.shop).href, watch);
const heardBy = async ({ page }: Visitor): Promise<number> => Number(await widgetFrame(page).evaluate('window.soundsPlayed'));
const button = (row: Locator, name: string): Locator => row.getByRole('button', { name, exact: true });
const open = async ({ row }: Agent, product: string): Promise<void> => row(product).getByRole('link').first().click();

beforeAll(async () => {
  [stack, browser] = await Promise.all([runStack(4660, undo), launchBrowser(undo)]);
  [ana, ben] = await Promise.all([
    anAgent(browser, stack.addresses.console, 'ana@aurora.test', watch),
    anAgent(browser, stack.addresses.console, 'ben@aurora.test'),
  ]);
}, 120_000);
afterAll(async () => undo.disposeAsync());

describe('a queue', () => {
  it('IRP-24: sending nothing starts a session without messages', async () => {
    kim = await at('fjord');
    await kim.open();
    await kim.chat.getByRole('button', { name: 'Send message' }).click();
    await kim.chat.getByText('You are number 1 of 1 in the queue').waitFor();
    expect(await kim.chat.locator('.bubble').count()).toBe(0);
  });

  it('IRP-43: which is listed like any other', async () => {
    await ana.row('Fjord').getByText('Waiting').waitFor();
    await open(ana, 'Fjord');
    await ana.log.getByText('No message yet').waitFor();
  });

  it('IRP-22: moves up live when the first is served', async () => {
    lee = await at('ember');
    await lee.open();
    await lee.say('Does the stove burn wood?');
    await lee.chat.getByText('You are number 2 of 2 in the queue').waitFor();
    max = await at('tarn');
    await max.open();
    await max.say('Is the bottle free of BPA?');
    await max.chat.getByText('You are number 3 of 3 in the queue').waitFor();
    await button(ana.row('Fjord'), 'Connect').click();
    await kim.chat.getByText('You are connected to Ana').waitFor();
    await lee.chat.getByText('You are number 1 of 2 in the queue').waitFor();
    await max.chat.getByText('You are number 2 of 2 in the queue').waitFor();
  });

  it('IRP-50: Unanswered marks a session that waits', async () => {
    await button(ana.row('Tarn'), 'Unanswered').click();
    await ana.row('Tarn').locator('.status').getByText('Unanswered').waitFor();
    await max.chat.getByText('Nobody could answer yet.', { exact: false }).waitFor();
    await lee.chat.getByText('You are number 1 of 1 in the queue').waitFor();
    expect(await button(ana.row('Tarn'), 'Connect').count()).toBe(1);
  });
});

describe('two agents in one session', () => {
  it('IRP-45: a second one joins a chat under way', async () => {
    await open(ben, 'Fjord');
    await ben.page.getByText('Ana is answering. Connect to join the chat.').waitFor();
    await button(ben.page.getByRole('region', { name: /Chat with/ }), 'Connect').click();
    await kim.chat.getByText('Ben has joined the chat').waitFor();
    await ana.log.getByText('Ben joined').waitFor();
  });

  it('IRP-45: both and the visitor see everything', async () => {
    await kim.say('Which of you two camps?');
    await ben.log.getByText('Which of you two camps?').waitFor();
    await ben.reply('I do, in winter too.');
    await ana.log.getByText('I do, in winter too.').waitFor();
    await ana.reply('And I do the rest of the year.');
    const logs = [kim.chat.getByRole('log'), ana.log, ben.log];
    for (const log of logs) {
      for (const text of ['Which of you two camps?', 'I do, in winter too.', 'And I do the rest of the year.']) await log.getByText(text).waitFor();
    }
  });

  it('IRP-30: the greeting came once', async () => {
    for (const log of [kim.chat.getByRole('log'), ana.log, ben.log]) expect(await log.getByText('How can I help?').count()).toBe(1);
  });
});

describe('a page for everybody', () => {
  it.each(['waiting', 'chatting'] as const)('BY-21: the widget has no flaw while %s', async (state) => {
    expect(await flawsOf((state === 'waiting' ? lee : kim).page)).toEqual([]);
  });

  it('BY-21: the sessions and a chat have none', async () => {
    expect(await flawsOf(ana.page)).toEqual([]);
    await ana.page.getByRole('link', { name: 'Active sessions' }).first().click();
    await ana.page.waitForURL(stack.addresses.console);
    expect(await flawsOf(ana.page)).toEqual([]);
    await open(ana, 'Fjord');
  });

  it.each(['Settings', 'Activation rules', 'History log'])('BY-21: the page %s has none', async (name) => {
    await ben.page.getByRole('link', { name }).first().click();
    await ben.page.getByRole('heading', { name, level: 1 }).waitFor();
    expect(await flawsOf(ben.page)).toEqual([]);
  });

});

describe('who looks elsewhere', () => {
  it('IRP-27: an open chat in the focused window is silent', async () => {
    const [heard, heardByAna] = [await heardBy(kim), await soundsOf(ana.page)];
    await ana.reply('You are looking at this.');
    await kim.chat.getByText('You are looking at this.').waitFor();
    await kim.say('I am.');
    await ana.log.getByText('I am.').waitFor();
    expect([await heardBy(kim), await notificationsOf(kim.page)]).toEqual([heard, []]);
    expect([await soundsOf(ana.page), await notificationsOf(ana.page)]).toEqual([heardByAna, []]);
  });

  it('IRP-27: a visitor elsewhere hears one sound for a message', async () => {
    const heard = await heardBy(kim);
    await turnAway(kim.page);
    await ana.reply('Are you still there?');
    await kim.chat.getByText('Are you still there?').waitFor();
    expect(await until(async () => heardBy(kim), (value) => value > heard)).toBe(heard + 1);
  });

  it('IRP-34: and reads one notification that leads back', async () => {
    expect(await until(async () => notificationsOf(kim.page), ({ length }) => length > 0)).toEqual(['Ana says:']);
    await kim.chat.getByRole('button', { name: 'Minimise' }).click();
    await kim.dialog.waitFor({ state: 'hidden' });
    expect(await clickNotification(kim.page)).toBe(true);
    await kim.dialog.waitFor();
  });

  it('IRP-27: muted he hears nothing', async () => {
    await kim.chat.getByRole('button', { name: 'Mute sounds' }).click();
    const heard = await heardBy(kim);
    await ana.reply('A quiet word.');
    expect(await until(async () => notificationsOf(kim.page), ({ length }) => length > 1)).toEqual(['Ana says:', 'Ana says:']);
    expect(await heardBy(kim)).toBe(heard);
    await turnBack(kim.page);
  });

  it('IRP-34: an agent elsewhere is led to that very chat', async () => {
    await ana.page.getByRole('link', { name: 'History log' }).first().click();
    await ana.page.getByRole('heading', { name: 'History log' }).waitFor();
    const heard = await soundsOf(ana.page);
    await turnAway(ana.page);
    await kim.say('One more thing.');
    const [title] = await until(async () => notificationsOf(ana.page), ({ length }) => length > 0);
    expect(title).toMatch(/^Visitor \w{8} says:$/);
    expect(await until(async () => soundsOf(ana.page), (value) => value > heard)).toBe(heard + 1);
    expect(await clickNotification(ana.page)).toBe(true);
    await ana.log.getByText('One more thing.').waitFor();
    await turnBack(ana.page);
    expect(await notificationsOf(ana.page)).toHaveLength(1);
  });
});

describe('the visitor ends it', () => {
  it('IRP-31: after a question that he may decline', async () => {
    await kim.chat.getByRole('button', { name: 'End chat' }).click();
    const question = kim.chat.getByRole('dialog', { name: 'Are you sure you want to end this chat session?' });
    await question.getByRole('button', { name: 'Keep chatting' }).click();
    await question.waitFor({ state: 'hidden' });
    await kim.say('I stay a little.');
    await ana.log.getByText('I stay a little.').waitFor();
    await kim.chat.getByRole('button', { name: 'End chat' }).click();
    await question.getByRole('button', { name: 'End chat' }).click();
  });

  it('IRP-32: and all read that it was he', async () => {
    await kim.chat.getByText('You have marked this chat session as complete.').waitFor();
    await ben.page.getByRole('link', { name: 'Active sessions' }).first().click();
    await open(ben, 'Fjord');
    for (const { log } of [ana, ben]) await log.getByText('The customer has marked this chat session as complete.').waitFor();
  });

  it('BY-21: the widget has no flaw when completed', async () => {
    expect(await flawsOf(kim.page)).toEqual([]);
  });

  it('IRP-50: nobody can mark it unanswered any more', async () => {
    await ana.row('Fjord').locator('.status').getByText('Completed').waitFor();
    expect(await ana.row('Fjord').getByRole('button').count()).toBe(0);
  });

  it('IRP-26: transcripts still leave, three times', async () => {
    await kim.chat.getByRole('button', { name: 'Email transcript' }).click();
    for (const again of [1, 2, 3]) {
      await kim.chat.getByLabel('Email address').fill(`kim${again}@shop.test`);
      await kim.chat.getByRole('button', { name: 'Send transcript' }).click();
      await kim.chat.getByText('The transcript is on its way.').waitFor();
      await kim.chat.getByRole('button', { name: 'Close' }).click();
      await kim.chat.getByRole('button', { name: 'Email transcript' }).click();
    }
    const letters = await until(async () => lettersIn(stack.addresses.mailbox), ({ length }) => length >= 3);
    expect(letters.flatMap(({ to }) => to).sort()).toEqual(['kim1@shop.test', 'kim2@shop.test', 'kim3@shop.test']);
    for (const { text } of letters) expect(text).toContain('One more thing.');
  });

  it('IRP-26: a fourth is refused with a sentence', async () => {
    await kim.chat.getByLabel('Email address').fill('kim4@shop.test');
    await kim.chat.getByRole('button', { name: 'Send transcript' }).click();
    await kim.chat.getByRole('alert').getByText('The transcript of this chat has been mailed as often as is allowed.').waitFor();
    expect(await kim.chat.getByLabel('Email address').inputValue()).toBe('kim4@shop.test');
    expect(await lettersIn(stack.addresses.mailbox)).toHaveLength(3);
  });
});
