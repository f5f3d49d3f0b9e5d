import { describe, expect, it } from '@jest/globals';
import { AgentId } from '../../../../functions/contract/ids.ts';
import { Entry } from '../../../../functions/contract/entry.ts';
import { wordsFrom } from '../../../shared/words.ts';
import { logLines, takesPart } from './log-lines.ts';

const words = wordsFrom({});
const ana = AgentId.parse('agentana0001');
const visitor = { kind: 'visitor' } as const;
const agent = { kind: 'agent', agentId: ana, name: 'Ana' } as const;
const noon = new Date(2026, 10, 21, 12).getTime();

const entry = (seq: number, more: object): Entry =>
  Entry.parse({ seq, id: `entry${String(seq).padStart(7, '0')}`, at: noon, kind: 'message', by: visitor, text: String(seq), ...more });
const event = (seq: number, kind: string, by: Entry['by'] = agent): Entry =>
  Entry.parse({ seq, id: `entry${String(seq).padStart(7, '0')}`, at: noon, kind, by });

const kinds = (entries: readonly Entry[]): string => logLines(entries, ana, words).map(({ kind }) => kind).join(' ');

describe('the log as it is read', () => {
  it('IRP-25: groups messages by sender and minute', () => {
    const lines = logLines([entry(1, {}), entry(2, { at: noon + 59_000 }), entry(3, { at: noon + 60_000 }), entry(4, { by: agent, at: noon + 60_000 })], ana, words);
    expect(lines.flatMap((line) => (line.kind === 'group' ? [line.messages.length] : []))).toEqual([2, 1, 1]);
    expect(lines.at(-1)).toMatchObject({ isMine: true });
  });

  it('IRP-25: puts a heading between two days', () => {
    expect(kinds([entry(1, {}), entry(2, { at: noon + 86_400_000 })])).toBe('day group day group');
  });

  it('IRP-30: keeps the automatic greeting apart', () => {
    expect(kinds([entry(1, { by: agent, greeting: true }), entry(2, { by: agent })])).toBe('day group group');
  });

  it('IRP-32: words who ended the chat', () => {
    const text = (by: Entry['by']) => logLines([event(1, 'completed', by)], ana, words).at(-1);
    expect(text(agent)).toMatchObject({ text: 'This chat session has been marked as complete by the operator.' });
    expect(text(visitor)).toMatchObject({ text: 'The customer has marked this chat session as complete.' });
  });

  it('IRP-45: names whoever connected and whoever joined', () => {
    const lines = logLines([event(1, 'connected'), event(2, 'joined', { ...agent, name: 'Ben' })], ana, words);
    expect(lines.flatMap((line) => (line.kind === 'event' ? [line.text] : []))).toEqual(['Ana connected', 'Ben joined']);
  });

  it('IRP-45: tells taking part from reading along', () => {
    expect(takesPart([event(1, 'joined')], ana)).toBe(true);
    expect(takesPart([event(1, 'connected')], 'agentben0001')).toBe(false);
    expect(takesPart([entry(1, { by: agent })], ana)).toBe(false);
  });

  it('keeps every entry', () => {
    const entries = [entry(1, {}), event(2, 'connected'), entry(3, {}), entry(4, {})];
    const shown = logLines(entries, ana, words).reduce((sum, line) => sum + (line.kind === 'group' ? line.messages.length : line.kind === 'event' ? 1 : 0), 0);
    expect(shown).toBe(entries.length);
  });
});
