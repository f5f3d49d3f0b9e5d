import { describe, expect, it } from '@jest/globals';
import { Entry } from '../../../../functions/contract/entry.ts';
import { heardSince } from './heard.ts';

const message = (seq: number, kind: 'visitor' | 'system' = 'visitor') =>
  Entry.parse({ seq, id: 'aaaaaaaaaaaa', at: seq, kind: 'message', by: { kind }, text: String(seq) });

describe('IRP-27, IRP-34: what is worth a sound', () => {
  it('IRP-34: is silent about messages that were there at load', () => {
    const hear = heardSince();
    expect(hear({ entries: [], synced: false })).toEqual([]);
    expect(hear({ entries: [message(1), message(2)], synced: true })).toEqual([]);
  });

  it('IRP-27: hears each new message once', () => {
    const hear = heardSince();
    hear({ entries: [message(1)], synced: true });
    expect(hear({ entries: [message(1), message(2)], synced: true }).map(({ seq }) => seq)).toEqual([2]);
    expect(hear({ entries: [message(1), message(2)], synced: true })).toEqual([]);
  });

  it('IRP-27: hears the customer only', () => {
    const hear = heardSince();
    hear({ entries: [], synced: true });
    expect(hear({ entries: [message(1, 'system')], synced: true })).toEqual([]);
  });

  it('IRP-27: hears what was missed over a lost connection', () => {
    const hear = heardSince();
    hear({ entries: [message(1)], synced: true });
    hear({ entries: [message(1)], synced: false });
    expect(hear({ entries: [message(1), message(2), message(3)], synced: true })).toHaveLength(2);
  });
});
