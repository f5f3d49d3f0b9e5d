import type { BrowserContext, Frame, Page } from 'playwright-core';
import * as z from 'zod';

/** The person turns to another window. A driven browser always believes that it has the focus, so the page is told. */
export const turnAway = async (page: Page): Promise<unknown> =>
  page.evaluate("document.hasFocus = () => false; window.dispatchEvent(new Event('blur'))");

export const turnBack = async (page: Page): Promise<unknown> =>
  page.evaluate("delete document.hasFocus; window.dispatchEvent(new Event('focus'))");

/** Stands in for the desktop: keeps what a page would show there. */
export async function keepNotifications(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: desktop });
}

/** The titles of the notifications that this page has shown since it was loaded. */
export const notificationsOf = async (page: Page): Promise<string[]> =>
  z.array(z.string()).parse(await page.evaluate('window.shownNotifications.map(({ title }) => title)'));

/** Clicks the newest one; answers whether the page asked for the focus. */
export const clickNotification = async (page: Page): Promise<boolean> =>
  z.boolean().parse(await page.evaluate('window.askedForFocus = false; window.shownNotifications.at(-1).onclick(); window.askedForFocus'));

/** Keeps what a page and its frames do against their policy, and how far its layout shifts. */
export async function watchPolicy(context: BrowserContext): Promise<void> {
  await context.addInitScript({ content: witness });
}

/** The widget's own document in a shop. */
export function widgetFrame(page: Page): Frame {
  const frame = page.frames().find((one) => one.url().includes('/widget/frame.html'));
  if (!frame) throw new Error('The widget has not been opened here');
  return frame;
}

// Text, because these run in the page and not here.
const witness = `
  window.violations = [];
  window.layoutShift = 0;
  document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => {
    window.violations.push(violatedDirective + ' ' + blockedURI);
  });
  new PerformanceObserver((list) => {
    for (const { value } of list.getEntries()) window.layoutShift += value;
  }).observe({ type: 'layout-shift', buffered: true });
`;
const desktop = `
  window.shownNotifications = [];
  window.focus = () => { window.askedForFocus = true; };
  window.Notification = class {
    static permission = 'granted';
    static requestPermission = async () => 'granted';
    constructor(title) {
      this.title = title;
      window.shownNotifications.push(this);
    }
    close() {}
  };
`;
