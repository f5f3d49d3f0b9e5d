import { describe, expect, it } from '@jest/globals';
import type { Entry } from '../../../functions/contract/entry.ts';
import { AgentId, EntryId } from '../../../functions/contract/ids.ts';
import { timeline } from './timeline.ts';

const noon = new Date(2026, 10, 21, 12, 0, 0).getTime();
const ana = { kind: 'agent', agentId: AgentId.parse('agent0000001'), name: 'Ana' } as const;
const id = (seq: number) => EntryId.parse(`entry${String(seq).padStart(7, '0')}`);
const own = (seq: number, at: number): Entry => ({ seq, id: id(seq), at, kind: 'message', by: { kind: 'visitor' }, text: `own ${seq}` });
const theirs = (seq: number, at: number): Entry => ({ seq, id: id(seq), at, kind: 'message', by: ana, text: `theirs ${seq}` });
const connected = (seq: number, at: number): Entry => ({ seq, id: id(seq), at, kind: 'connected', by: ana });

describe('the log as it is shown', () => {
  it('IRP-25: every message stands in a group with its time', () => {
    const rows = timeline([own(1, noon), theirs(2, noon + 70_000)], [], noon);
    expect(rows.map((row) => (row.kind === 'group' ? [row.name, row.at, row.bubbles.length] : row.kind))).toEqual([[undefined, noon, 1], ['Ana', noon + 70_000, 1]]);
  });

  it('IRP-25: one sender in one minute shares one time', () => {
    const rows = timeline([own(1, noon), own(2, noon + 59_000), own(3, noon + 60_000)], [], noon);
    expect(rows.map((row) => (row.kind === 'group' ? row.bubbles.map(({ text }) => text) : row.kind))).toEqual([['own 1', 'own 2'], ['own 3']]);
  });

  it('IRP-29: an event stands between groups', () => {
    const rows = timeline([own(1, noon), connected(2, noon), own(3, noon)], [], noon);
    expect(rows.map(({ kind }) => kind)).toEqual(['group', 'event', 'group']);
  });

  it('IRP-25: a day that is not today is named', () => {
    const yesterday = noon - 86_400_000;
    const rows = timeline([own(1, yesterday), own(2, noon)], [], noon);
    expect(rows.map(({ kind }) => kind)).toEqual(['day', 'group', 'day', 'group']);
    expect(timeline([own(1, noon)], [], noon).map(({ kind }) => kind)).toEqual(['group']);
  });

  it('IRP-25: only the last group says that it was sent', () => {
    const rows = timeline([own(1, noon), theirs(2, noon), own(3, noon)], [], noon);
    expect(rows.map((row) => row.kind === 'group' && row.status)).toEqual([undefined, undefined, 'sent']);
    expect(timeline([own(1, noon), theirs(2, noon)], [], noon).map((row) => row.kind === 'group' && row.status)).toEqual([undefined, undefined]);
  });

  it('BY-01: an unsent message keeps its place and key', () => {
    const before = timeline([own(1, noon)], [{ entryId: id(2), text: 'own 2', status: 'sending' }], noon);
    const after = timeline([own(1, noon), theirs(3, noon), own(2, noon)], [], noon);
    expect(before.at(-1)?.key).toBe(after.at(-1)?.key);
  });
});
