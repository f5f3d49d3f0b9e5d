import { afterAll, beforeAll, describe, expect, it, jest } from '@jest/globals';
import type { Browser } from 'playwright-core';
import { launchBrowser } from './browser.ts';
import { type Agent, anAgent, aVisitor, type Visitor } from './people.ts';
import { type RunningStack, runStack } from './running-stack.ts';

jest.setTimeout(90_000);
const undo = new AsyncDisposableStack();
let stack: RunningStack;
let browser: Browser;
let robin: Visitor;
let ana: Agent;
const said: string[] = [];

beforeAll(async () => {
  [stack, browser] = await Promise.all([runStack(4620, undo), launchBrowser(undo)]);
  robin = await aVisitor(browser, stack.addresses.shop);
  await robin.open();
  ana = await anAgent(browser, stack.addresses.console, 'ana@aurora.test');
  await robin.say(remember('one'));
  await ana.connect();
  await robin.chat.getByText('You are connected to Ana').waitFor();
}, 120_000);
afterAll(async () => undo.disposeAsync());

function remember(text: string): string {
  said.push(text);
  return text;
}

/** The messages of this test as one side shows them, top to bottom. */
async function shown(side: 'visitor' | 'agent'): Promise<string[]> {
  const log = side === 'visitor' ? robin.chat.getByRole('log') : ana.log;
  const text = await log.innerText();
  return text.split('\n').map((line) => line.trim()).filter((line) => said.includes(line));
}

async function expectBoth(): Promise<void> {
  const last = said.at(-1) ?? '';
  await Promise.all([robin.chat.getByText(last, { exact: true }).waitFor(), ana.log.getByText(last, { exact: true }).waitFor()]);
  expect({ visitor: await shown('visitor'), agent: await shown('agent') }).toEqual({ visitor: said, agent: said });
}

describe('nothing is lost, doubled or reordered', () => {
  it('BY-01: when both write at once', async () => {
    for (const text of ['two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten']) {
      await robin.say(remember(text));
    }
    await expectBoth();
  });

  it('BY-01: when the visitor reloads the shop', async () => {
    await robin.page.reload();
    await robin.chat.getByText('ten', { exact: true }).waitFor();
    await robin.say(remember('after the visitor reloaded'));
    await expectBoth();
  });

  it('BY-01: when the agent reloads the console', async () => {
    await ana.page.reload();
    await ana.log.getByText('ten', { exact: true }).waitFor();
    await ana.reply(remember('after the agent reloaded'));
    await expectBoth();
  });

  it('BY-01: when the visitor is offline for a moment', async () => {
    await robin.page.context().setOffline(true);
    await robin.say(remember('written offline'));
    await robin.chat.getByText(/You are offline|Reconnecting/).first().waitFor();
    await robin.page.context().setOffline(false);
    await expectBoth();
  });

  it('BY-01: when the whole stack is killed and comes back', async () => {
    await stack.killAndRestart();
    await robin.say(remember('after the power cut'));
    await expectBoth();
    await ana.reply(remember('I am still here'));
    await expectBoth();
  });
});
