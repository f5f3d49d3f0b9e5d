import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { lettersIn } from './letters.ts';
import { type Agent, anAgent, aVisitor, countSounds, soundsOf, type Visitor } from './people.ts';
import { type RunningStack, runStack } from './running-stack.ts';
import { until } from './until.ts';

jest.setTimeout(60_000);

const undo = new AsyncDisposableStack();
let stack: RunningStack;
let browser: Browser;
let robin: Visitor;
let ana: Agent;

beforeAll(async () => {
  [stack, browser] = await Promise.all([runStack(4600, undo), launchBrowser(undo)]);
}, 120_000);
afterAll(async () => undo.disposeAsync());

// One story, told in order: each step stands on the one before.
describe('a visitor and an agent talk', () => {
  it('IRP-01: the visitor finds the chat in the shop', async () => {
    robin = await aVisitor(browser, stack.addresses.shop);
    await robin.page.getByRole('button', { name: 'Add to basket' }).first().click();
    await robin.open();
    await robin.dialog.getByText('Awaiting connection…').waitFor();
  });

  it('IRP-21: reads who will answer before he writes', async () => {
    await robin.chat.getByText('Ask us anything').waitFor();
    expect(await robin.chat.getByLabel('Your message').getAttribute('placeholder')).toBe('Enter text here');
  });

  it('IRP-38: the agent hears one new session once', async () => {
    ana = await anAgent(browser, stack.addresses.console, 'ana@aurora.test', countSounds);
    await ana.page.getByText('Live', { exact: true }).waitFor();
    // A browser lets nothing sound before the first click.
    await ana.page.getByRole('heading', { name: 'Active sessions' }).click();
    await robin.say('Is the Ridge tent waterproof?');
    await ana.row('Waiting').waitFor();
    expect(await until(async () => soundsOf(ana.page), (value) => value === 1)).toBe(1);
    await ana.page.reload();
    await ana.row('Waiting').waitFor();
    await ana.page.getByRole('heading', { name: 'Active sessions' }).click();
    expect(await soundsOf(ana.page)).toBe(0);
  });

  it('IRP-22: the visitor reads his place', async () => {
    await robin.chat.getByText('You are number 1 of 1 in the queue').waitFor();
    await robin.chat.getByText('An operator will be with you shortly.').waitFor();
  });

  it('IRP-41: the row tells basket, page, country and device', async () => {
    const row = ana.row('Waiting');
    await row.getByText('€289.00').waitFor();
    // The country of the CDN, not the one in the language's name.
    await row.getByRole('cell', { name: 'Ireland', exact: true }).waitFor();
    await row.getByRole('cell', { name: 'English (Ireland)', exact: true }).waitFor();
    const page = row.getByRole('link', { name: 'Aurora Outdoor' });
    expect(await page.getAttribute('href')).toBe(stack.addresses.shop);
    expect(await page.getAttribute('target')).toBe('_blank');
  });

  it('IRP-29: connecting names the agent to the visitor', async () => {
    await ana.connect();
    await robin.chat.getByText('You are connected to Ana').waitFor();
  });

  it('IRP-30: the greeting is the first agent message, once', async () => {
    await robin.chat.getByText('Hello, you are chatting with Ana. How can I help?').waitFor();
    expect(await robin.chat.getByText('Hello, you are chatting with Ana. How can I help?').count()).toBe(1);
  });

  it('IRP-42: the row is chatting from now on', async () => {
    await ana.page.getByText('Chatting').first().waitFor();
  });

  it('IRP-47: the agent reads what is typed before it is sent', async () => {
    await robin.chat.getByLabel('Your message').pressSequentially('And the groundsheet', { delay: 20 });
    await ana.page.getByText('And the groundsheet').waitFor();
    expect(await ana.log.getByText('And the groundsheet').count()).toBe(0);
  });

  it('IRP-33: each sees the other typing', async () => {
    await ana.page.getByText('Customer is typing…').waitFor();
    await ana.page.getByLabel('Reply').pressSequentially('It is', { delay: 20 });
    await robin.chat.getByText('Ana is typing…').waitFor();
  });

  it('IRP-25: messages pass both ways with their time', async () => {
    await robin.chat.getByRole('button', { name: 'Send message' }).click();
    await ana.log.getByText('And the groundsheet').waitFor();
    await ana.reply('It is sewn in.');
    await robin.chat.getByText('It is sewn in.').waitFor();
    expect(await robin.chat.locator('time').count()).toBeGreaterThan(1);
  });

  it('IRP-28: the visitor rates, clears and rates again', async () => {
    const good = robin.chat.getByRole('button', { name: 'Good' });
    await good.click();
    await ana.page.getByText('Good').first().waitFor();
    await good.click();
    expect(await until(async () => good.getAttribute('aria-pressed'), (value) => value === 'false')).toBe('false');
    await good.click();
    expect(await until(async () => good.getAttribute('aria-pressed'), (value) => value === 'true')).toBe('true');
  });

  it('IRP-31: ending asks first, and cancelling keeps the chat', async () => {
    await ana.page.getByRole('button', { name: 'End chat' }).click();
    const question = ana.page.getByRole('dialog').filter({ hasText: 'Are you sure you want to end this chat session?' });
    await question.waitFor();
    await ana.page.keyboard.press('Escape');
    await question.waitFor({ state: 'hidden' });
    await ana.reply('Anything else?');
    await robin.chat.getByText('Anything else?').waitFor();
    await ana.page.getByRole('button', { name: 'End chat' }).click();
    await question.getByRole('button', { name: 'End chat' }).click();
  });

  it('IRP-32: both read who has completed it', async () => {
    await robin.chat.getByText('This chat session has been marked as complete by the operator.').waitFor();
    await ana.log.getByText('complete').waitFor();
  });

  it('IRP-50: a completed session cannot be marked unanswered', async () => {
    expect(await ana.row('Completed').getByRole('button', { name: 'Unanswered' }).count()).toBe(0);
  });

  it('IRP-26: the transcript reaches the mailbox, right in text and HTML', async () => {
    await robin.chat.getByRole('button', { name: 'Email transcript' }).click();
    await robin.chat.getByLabel('Email address').fill('robin@shop.test');
    await robin.chat.getByRole('button', { name: 'Send transcript' }).click();
    await robin.chat.getByText('The transcript is on its way.').waitFor();
    expect(await until(async () => (await lettersIn(stack.addresses.mailbox)).length, (value) => value === 1)).toBe(1);
    const [letter] = await lettersIn(stack.addresses.mailbox);
    expect(letter).toMatchObject({ to: ['robin@shop.test'], subject: 'Your chat with Aurora Outdoor' });
    const told = ['Is the Ridge tent waterproof?', 'You are connected to Ana', 'And the groundsheet', 'It is sewn in.', 'Anything else?'];
    for (const body of [letter?.text ?? '', letter?.html ?? '']) {
      const places = told.map((line) => body.indexOf(line));
      expect(places).toEqual([...places].sort((a, b) => a - b));
      expect(places).not.toContain(-1);
    }
  });
});
