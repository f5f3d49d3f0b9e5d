import { describe, expect, it } from '@jest/globals';
import * as out from './outgoing.ts';
import { entryId, message } from './testing/entries.ts';

const [one, two] = [entryId(1), entryId(2)];
const both = out.typed(out.typed(out.emptyOutgoing, one, 'first'), two, 'second');
const tried = out.attempted(both, one, 1);

describe('what is typed and not yet acknowledged', () => {
  it('goes one at a time, in the order it was typed', () => {
    expect(out.upNext(both)).toMatchObject({ entryId: one, turn: 1 });
  });

  it('lets the next go under the next turn once the first is stored', () => {
    expect(out.upNext(out.acknowledged(tried, one))).toMatchObject({ entryId: two, turn: 2 });
  });

  it('retries under the same turn, whatever has been heard since', () => {
    expect(out.upNext(out.withTurn(tried, 1))).toMatchObject({ entryId: one, turn: 1 });
  });

  it('takes the next free turn where another window took this one', () => {
    expect(out.upNext(out.renumbered(out.withTurn(tried, 4), one))).toMatchObject({ entryId: one, turn: 5 });
  });

  it('keeps the text and the reason of what was refused', () => {
    const failed = out.refused(tried, one, 'session-completed');
    expect(failed.items[0]).toMatchObject({ text: 'first', status: 'failed', reason: 'session-completed' });
  });

  it('lets the next go when one was refused', () => {
    expect(out.upNext(out.refused(tried, one, 'input-too-large'))).toMatchObject({ entryId: two, turn: 1 });
  });

  it('sends a refused one again under its old turn, for an attempt may still land', () => {
    const again = out.again(out.refused(tried, one, 'not-connected'), one);
    expect(out.upNext(out.withTurn(again, 3))).toMatchObject({ entryId: one, turn: 1 });
  });

  it('leaves when the log shows it', () => {
    expect(out.shown(both, [{ ...message(7), id: one }]).items.map(({ entryId: id }) => id)).toEqual([two]);
  });
});
