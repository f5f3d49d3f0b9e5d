import { describe, expect, it } from '@jest/globals';
import { readLauncher, saysClosed } from './look.ts';

const file = { tenantId: 'aurora000001', label: { en: 'Live chat', de: 'Live-Chat', 'pt-br': 'Bate-papo' }, accent: '#1f6f54', position: 'left' };

describe("the tenant's launcher file", () => {
  it.each([
    [['en-GB'], 'Live chat'],
    [['de-AT', 'en'], 'Live-Chat'],
    [['pt-BR'], 'Bate-papo'],
    [['fr', 'de'], 'Live-Chat'],
    [['fr'], 'Live chat'],
    [[], 'Live chat'],
  ])('BY-05: labels the launcher for %j as %s', (languages, label) => {
    expect(readLauncher(file, languages)?.label).toBe(label);
  });

  it('BY-05: has a label even when the file has none', () => {
    expect(readLauncher({ ...file, label: 'Chat' }, ['en'])?.label).toBe('Live chat');
  });

  it.each([undefined, null, 'x', {}, { ...file, accent: 'url(//evil.test)' }, { ...file, accent: '#FFF' }])('BY-05: shows no launcher for %j', (broken) => {
    expect(readLauncher(broken, ['en'])).toBeUndefined();
  });

  it.each([['left', 'left'], ['right', 'right'], ['top;', 'left'], [undefined, 'left']])('BY-05: puts position %p to the %s', (position, side) => {
    expect(readLauncher({ ...file, position }, ['en'])?.side).toBe(side);
  });
});

describe('the status file', () => {
  it.each([
    [{ availability: { state: 'closed', reason: 'rule' }, at: 1 }, true],
    [{ availability: { state: 'open' }, at: 1 }, false],
    [undefined, false],
    ['closed', false],
  ])('IRP-09: %j counts as closed: %p', (status, closed) => {
    expect(saysClosed(status)).toBe(closed);
  });
});
