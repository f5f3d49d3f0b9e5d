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

const usesRules = (agent: Agent) => agent.page.getByRole('switch', { name: 'Use activation rules' });
const flip = async (agent: Agent, to: boolean) => {
  await go(agent, 'Active sessions');
  await masterSwitch(agent).click();
  expect(await until(async () => masterSwitch(agent).isChecked(), (on) => on === to)).toBe(to);
};
const save = async ({ page }: Agent) => {
  const unsaved = page.getByText('You have changes that are not saved.');
  await unsaved.waitFor();
  await page.getByRole('button', { name: 'Save changes' }).click();
  await unsaved.waitFor({ state: 'hidden' });
};
const useRules = async (agent: Agent, to: boolean) => {
  await go(agent, 'Settings');
  await usesRules(agent).setChecked(to, { force: true });
  await save(agent);
};
const wallClock = (moment: number) => new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'Europe/Berlin' }).format(moment);

/** Adds a rule for this moment, on every day, in the tenant's time zone. */
async function closeByRule(agent: Agent, moment: number): Promise<void> {
  await go(agent, 'Activation rules');
  await agent.page.getByLabel('Use activation rules').check({ force: true });
  await agent.page.getByRole('button', { name: 'Add a rule' }).click();
  const rule = agent.page.getByRole('listitem', { name: 'Rule 1' });
  await rule.getByText('off', { exact: false }).first().click();
  await rule.getByLabel(/time/i).fill(wallClock(moment));
  for (const day of ['Sat', 'Sun']) await rule.getByText(day, { exact: true }).click();
  await save(agent);
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
    await mia.page.getByRole('row', { name: /Rule \d\d:\d\d Live chat turned off/ }).waitFor();
  });

  it('BY-03: the console says that a rule closed it', async () => {
    await go(mia, 'Active sessions');
    await mia.page.getByText('Turned off by a rule. No rule opens it.').waitFor();
  });

  it('IRP-05: turning the rules off leaves the switch', async () => {
    await flip(mia, true);
    await useRules(mia, false);
    expect(await masterSwitch(mia).isChecked()).toBe(true);
  });

  it('IRP-06: switching on by hand arms no rules', async () => {
    await flip(mia, false);
    await flip(mia, true);
    await go(mia, 'Settings');
    expect(await usesRules(mia).isChecked()).toBe(false);
  });

  it('IRP-04: switching off by hand turns the rules off', async () => {
    await go(mia, 'Activation rules');
    const rule = mia.page.getByRole('listitem', { name: 'Rule 1' });
    await rule.getByText('Turn on').click();
    // The stack is eight minutes ahead by now.
    await rule.getByLabel(/time/i).fill(wallClock(Date.now() + 13 * 60_000));
    await usesRules(mia).setChecked(true, { force: true });
    await save(mia);
    await flip(mia, false);
    await mia.page.getByText('Live chat is off and the activation rules with it.', { exact: false }).waitFor();
    await go(mia, 'Settings');
    expect(await until(async () => usesRules(mia).isChecked(), (on) => !on)).toBe(false);
    await mia.page.getByText('Turned off by hand. No rule opens it.').waitFor();
  });

  it('BY-03: console and widget say when it opens', async () => {
    await useRules(mia, true);
    await mia.page.getByText(/^Turned off by hand\. It opens \w+day \d\d:\d\d/).waitFor();
    const early = await aVisitor(browser, stack.addresses.shop);
    await early.open();
    await early.chat.getByText(/It opens \w+day \d\d:\d\d/).waitFor();
    await early.page.context().close();
    await useRules(mia, false);
    await mia.page.getByText('Turned off by hand. No rule opens it.').waitFor();
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

  it('IRP-02: a rule that is not used changes nothing', async () => {
    // Its minute has passed: the tick that turned the session unanswered came after it.
    await mia.page.reload();
    await go(mia, 'Active sessions');
    await mia.page.getByText('Turned off by hand. No rule opens it.').waitFor();
    expect(await masterSwitch(mia).isChecked()).toBe(false);
  });
});
