import { describe, expect, it } from '@jest/globals';
import { isFrom, readFromFrame } from './bridge.ts';

const frame = { called: 'frame' };
const origin = 'https://chat.test';

describe('messages between page and frame', () => {
  it('BY-05: counts one from that window at that origin', () => {
    expect(isFrom({ source: frame, origin }, frame, origin)).toBe(true);
  });

  it.each([
    ['another window', { source: { called: 'frame' }, origin }],
    ['no window', { source: null, origin }],
    ['another origin', { source: frame, origin: 'https://evil.test' }],
    ['an origin that only begins alike', { source: frame, origin: 'https://chat.test.evil.test' }],
    ['another scheme', { source: frame, origin: 'http://chat.test' }],
    ['an opaque origin', { source: frame, origin: 'null' }],
  ])('BY-05: ignores %s', (_who, event) => {
    expect(isFrom(event, frame, origin)).toBe(false);
  });
});

describe('what the frame asks of the page', () => {
  it.each([undefined, null, 7, 'minimise', [], {}, { foyer: 'open-the-door' }, { foyer: ['minimise'] }, { foyer: '__proto__' }])(
    'BY-05: ignores %j',
    (message) => {
      expect(readFromFrame(message)).toBeUndefined();
    },
  );

  it('BY-05: passes nothing on that is not asked for', () => {
    expect(readFromFrame({ foyer: 'minimise', onload: 'alert(1)' }))
      .toEqual({ foyer: 'minimise', unread: 0, live: false, title: '', text: '' });
  });

  it.each([
    [3, 3],
    [1e9, 99],
    ['4', 4],
    [Number.NaN, 0],
    ['<b>', 0],
  ])('IRP-27: reads %p unread as %p', (unread, shown) => {
    expect(readFromFrame({ foyer: 'standing', unread })?.unread).toBe(shown);
  });

  it('IRP-34: drops a title longer than any name', () => {
    expect(readFromFrame({ foyer: 'notify', title: 'A'.repeat(301), text: 'Hello' })).toMatchObject({ title: '', text: 'Hello' });
  });
});
