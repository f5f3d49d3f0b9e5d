import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Agent, anAgent, aVisitor } from './people.ts';
import { type RunningStack, runStack } from './running-stack.ts';
import { until } from './until.ts';

jest.setTimeout(90_000);
const undo = new AsyncDisposableStack();
let stack: RunningStack;
let browser: Browser;
let mia: Agent;

beforeAll(async () => {
  [stack, browser] = await Promise.all([runStack(4640, undo), launchBrowser(undo)]);
  mia = await anAgent(browser, stack.addresses.console, 'mia@aurora.test');
}, 120_000);
afterAll(async () => undo.disposeAsync());

const masterSwitch = (agent: Agent) => agent.page.getByRole('switch', { name: 'Live chat' }).first();
const go = async (agent: Agent, place: string) => agent.page.getByRole('link', { name: place }).first().click();

/** Adds a rule for this moment, on every day, in the tenant's time zone. */
async function closeByRule(agent: Agent, moment: number): Promise<void> {
  await go(agent, 'Activation rules');
  await agent.page.getByLabel('Use activation rules').check({ force: true });
  await agent.page.getByRole('button', { name: 'Add a rule' }).click();
  const rule = agent.page.getByRole('listitem', { name: 'Rule 1' });
  await rule.getByText('off', { exact: false }).first().click();
  const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(moment);
  await rule.getByLabel(/time/i).fill(time);
  for (const day of ['Sat', 'Sun']) await rule.getByText(day, { exact: true }).click();
  await agent.page.getByRole('button', { name: 'Save' }).click();
  await agent.page.getByText('Saved').first().waitFor();
}

describe('whether chat is offered', () => {
  it('IRP-01: the switch moves live in every console', async () => {
    const ben = await anAgent(browser, stack.addresses.console, 'ben@aurora.test');
    await until(async () => masterSwitch(ben).isChecked(), (on) => on);
    await masterSwitch(mia).click();
    expect(await until(async () => masterSwitch(ben).isChecked(), (on) => !on)).toBe(false);
    await go(ben, 'Settings');
    expect(await until(async () => masterSwitch(ben).isChecked(), (on) => !on)).toBe(false);
    await ben.page.context().close();
  });

  it('IRP-09: a click while it is off shows the disabled chat', async () => {
    await masterSwitch(mia).click();
    await until(async () => masterSwitch(mia).isChecked(), (on) => on);
    const late = await aVisitor(browser, stack.addresses.shop);
    await masterSwitch(mia).click();
    await until(async () => masterSwitch(mia).isChecked(), (on) => !on);
    await late.open();
    await late.chat.getByText('Live chat is currently disabled.').waitFor();
    expect(await late.chat.getByLabel('Your message').isDisabled()).toBe(true);
    await late.page.context().close();
  });

  it('IRP-10: a started session survives the switch', async () => {
    await masterSwitch(mia).click();
    await until(async () => masterSwitch(mia).isChecked(), (on) => on);
    const robin = await aVisitor(browser, stack.addresses.shop);
    await robin.open();
    await robin.say('I was here before');
    await mia.row('Waiting').waitFor();
    await masterSwitch(mia).click();
    await until(async () => masterSwitch(mia).isChecked(), (on) => !on);
    await mia.connect();
    await robin.chat.getByText('You are connected to Mia').waitFor();
    await robin.say('and still am');
    await mia.log.getByText('and still am').waitFor();
    await robin.page.context().close();
  });

  it('IRP-03: a rule switches the chat off at its minute', async () => {
    await masterSwitch(mia).click();
    await until(async () => masterSwitch(mia).isChecked(), (on) => on);
    await closeByRule(mia, Date.now() + 5 * 60_000);
    await stack.killAndRestart(8);
    await mia.page.reload();
    await go(mia, 'Active sessions');
    expect(await until(async () => masterSwitch(mia).isChecked(), (on) => !on, 30)).toBe(false);
    await go(mia, 'History log');
    await mia.page.getByText(/rule/i).first().waitFor();
  });

  it('IRP-12: the history names who switched it and when', async () => {
    await go(mia, 'History log');
    expect(await until(async () => mia.page.getByText('Mia').count(), (count) => count > 3)).toBeGreaterThan(3);
  });

  it('I17: the other tenant sees nothing of it', async () => {
    const bo = await anAgent(browser, stack.addresses.console, 'bo@birch.test');
    const reader = await aVisitor(browser, stack.addresses.shops.birch);
    await reader.open();
    await reader.say('Do you have this in hardback?');
    await bo.row('Waiting').waitFor();
    expect(await masterSwitch(bo).isChecked()).toBe(true);
    expect(await bo.page.getByText('I was here before').count()).toBe(0);
    expect(await bo.page.getByRole('row').filter({ hasText: 'Aurora' }).count()).toBe(0);
    await go(mia, 'Active sessions');
    expect(await mia.page.getByText('Birch').count()).toBe(0);
  });

  it('IRP-51: a session nobody answers turns unanswered', async () => {
    const bo = await anAgent(browser, stack.addresses.console, 'bo@birch.test');
    await bo.row('Waiting').waitFor();
    await stack.killAndRestart(11);
    await bo.row('Unanswered').waitFor();
    // Not final: he may still connect.
    await bo.connect();
    await bo.page.getByText('Chatting').first().waitFor();
  });
});
