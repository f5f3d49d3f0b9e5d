import { describe, expect, it } from '@jest/globals';
import { ana, aMessage, noon } from '../../ports/builders.suite.ts';
import { readEntry, writeEntry } from './entry.ts';

const names = { [ana.agentId]: 'Ana' };

describe('a stored entry', () => {
  it.each(['Hi', ' two  spaces ', 'a line\nand another\r\n', '👋🏽 Grüße', 'm v 123 4'])('gives the text back: %j', (text) => {
    const entry = aMessage(text, ana);
    expect(readEntry(writeEntry(entry), 7, names)).toEqual({ ...entry, seq: 7 });
  });

  it('weighs no more than the overflow of a head reckons with', () => {
    // One byte more for its place in the list.
    const weights = [aMessage(''), aMessage('', ana)].map((entry) => writeEntry(entry).length + 1);
    expect(weights).toEqual([28, 39]);
  });

  it.each(['', 'x v abcdefghijkl 1 hello', 'm nobody000000 abcdefghijkl 1 hello', 'm v short 1 hello'])('is refused when it is %j', (stored) => {
    expect(() => readEntry(stored, 1, names)).toThrow();
  });

  it('keeps the moment to the millisecond', () => {
    expect(readEntry(writeEntry({ ...aMessage('Hi'), at: noon + 1 }), 1, {})).toMatchObject({ at: noon + 1 });
  });
});
