import { describe, expect, it } from '@jest/globals';
import { siteCommands, takeOver } from './page-api.ts';

function aSite() {
  const heard: unknown[] = [];
  const { run, emit } = siteCommands({
    tell: (what, value) => { heard.push([what, value]); },
    open: () => { heard.push('open'); },
    close: () => { heard.push('close'); },
  });
  return { heard, run, emit };
}

describe('what a site calls', () => {
  it('BY-05: runs what was queued before the load', () => {
    const { heard, run } = aSite();
    const page: Parameters<typeof takeOver>[0] = { foyer: Object.assign(() => undefined, { q: [['basket', { amount: 1, currency: 'EUR' }], ['open']] }) };
    expect(takeOver(page, run)).toBe(true);
    page.foyer?.('identify', 'signed');
    expect(heard).toEqual([['basket', { amount: 1, currency: 'EUR' }], 'open', ['identity', 'signed']]);
  });

  it('BY-05: works without a queue', () => {
    const { heard, run } = aSite();
    const page: Parameters<typeof takeOver>[0] = {};
    expect(takeOver(page, run)).toBe(true);
    page.foyer?.('close');
    expect(heard).toEqual(['close']);
  });

  it('BY-05: leaves a page alone that has a launcher', () => {
    const { run } = aSite();
    expect(takeOver({ foyer: () => undefined }, run)).toBe(false);
  });

  it('BY-05: stops listening by the undo', async () => {
    const { run, emit } = aSite();
    const unread: unknown[] = [];
    const undo = run('on', 'unread', (count: unknown) => unread.push(count));
    emit('unread', 1);
    await Promise.resolve();
    if (typeof undo === 'function') Reflect.apply(undo, undefined, []);
    emit('unread', 2);
    emit('open');
    await new Promise((settled) => { setImmediate(settled); });
    expect(unread).not.toContain(2);
  });
});
