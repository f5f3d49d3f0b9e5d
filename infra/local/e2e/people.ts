import type { Browser, BrowserContext, FrameLocator, Locator, Page } from 'playwright-core';

/** A visitor in a shop, with the chat in its frame. */
export type Visitor = {
  readonly page: Page;
  readonly chat: FrameLocator;
  readonly dialog: Locator;
  readonly open: () => Promise<void>;
  readonly say: (text: string) => Promise<void>;
};

/** Somebody new enters a shop, in a browser profile of his own. */
export async function aVisitor(browser: Browser, shop: string, watch?: (context: BrowserContext) => Promise<void>): Promise<Visitor> {
  const context = await browser.newContext({ locale: 'en-IE' });
  await watch?.(context);
  const page = await context.newPage();
  await page.goto(shop);
  const chat = page.frameLocator('iframe[title="Live chat"]');
  const dialog = chat.getByRole('dialog', { name: 'Live chat' });
  return {
    page,
    chat,
    dialog,
    open: async () => {
      await page.getByRole('button', { name: 'Live chat', exact: true }).click();
      await dialog.waitFor();
    },
    say: async (text) => {
      await chat.getByLabel('Your message').fill(text);
      await chat.getByRole('button', { name: 'Send message' }).click();
    },
  };
}

export type Agent = {
  readonly page: Page;
  /** The row of the session whose cells hold this text. */
  readonly row: (text: string | RegExp) => Locator;
  readonly connect: () => Promise<void>;
  readonly reply: (text: string) => Promise<void>;
  readonly log: Locator;
};

/** An agent signs in to the console. */
export async function anAgent(browser: Browser, console: string, email: string, watch?: (context: BrowserContext) => Promise<void>): Promise<Agent> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  await watch?.(context);
  const page = await context.newPage();
  await page.goto(console);
  await page.getByLabel('Email').fill(email);
  await page.getByLabel('Password').fill('foyer-demo');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Active sessions' }).waitFor();
  return {
    page,
    row: (text) => page.getByRole('row').filter({ hasText: text }),
    connect: async () => page.getByRole('button', { name: 'Connect' }).first().click(),
    reply: async (text) => {
      await page.getByLabel('Reply').fill(text);
      await page.getByRole('button', { name: 'Send reply' }).click();
    },
    log: page.getByRole('log'),
  };
}

/** How many sounds the page's own document has played since it was loaded. */
export const soundsOf = async (page: Page): Promise<number> => Number(await page.evaluate('window.soundsPlayed'));

/** Counts the sounds a page and its frames play: each is one scheduled source that starts. */
export async function countSounds(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: soundCounter });
}

// Text, because it runs in the page and not here.
const soundCounter = `
  window.soundsPlayed = 0;
  for (const { prototype } of [AudioBufferSourceNode, AudioScheduledSourceNode]) {
    const { start } = prototype;
    prototype.start = function (...when) {
      window.soundsPlayed += 1;
      return start.apply(this, when);
    };
  }
`;
