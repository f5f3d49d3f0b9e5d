import { describe, expect, it } from '@jest/globals';
import { AgentId, EntryId } from '../../../functions/contract/ids.ts';
import type { Entry } from '../../../functions/contract/entry.ts';
import { wordsFrom } from '../../shared/words.ts';
import { agentIn, composerMode, eventLine, queueLine, waitingLine } from './standing.ts';

const words = wordsFrom({});
const say = ({ key, values }: ReturnType<typeof queueLine>) => words(key, values);
const base = { seq: 1, id: EntryId.parse('entry0000001'), at: 1 };
const ana = { kind: 'agent', agentId: AgentId.parse('agent0000001'), name: 'Ana' } as const;
const visitor = { kind: 'visitor' } as const;

describe('the line while one waits', () => {
  it('IRP-21: says that a connection is awaited', () => {
    expect(waitingLine(undefined, undefined)).toEqual({ key: 'chat.awaiting' });
    expect(waitingLine('waiting', undefined)).toEqual({ key: 'chat.awaiting' });
  });

  it.each([
    [{ position: 1, total: 1, more: false }, 'You are number 1 of 1 in the queue'],
    [{ position: 2, total: 5, more: false }, 'You are number 2 of 5 in the queue'],
    [{ position: 7, total: 40, more: true }, 'You are number 7 of more than 40 in the queue'],
    [{ position: 41, total: 41, more: true }, 'More than 40 people are ahead of you'],
  ])('IRP-22: %j', (place, sentence) => {
    expect(say(queueLine(place))).toBe(sentence);
  });

  it('IRP-22: a tenant may count those ahead instead', () => {
    const { key, values } = queueLine({ position: 3, total: 4, more: false });
    expect(wordsFrom({ 'chat.queue': '{ahead} before you' })(key, values)).toBe('2 before you');
  });

  it.each(['active', 'unanswered', 'completed'] as const)('IRP-22: is gone once %s', (state) => {
    expect(waitingLine(state, { position: 1, total: 1, more: false })).toBeUndefined();
  });
});

describe('events in words', () => {
  const events: [Exclude<Entry, { kind: 'message' }>, string][] = [
    [{ ...base, kind: 'connected', by: ana }, 'You are connected to Ana'],
    [{ ...base, kind: 'joined', by: ana }, 'Ana has joined the chat'],
    [{ ...base, kind: 'completed', by: ana }, 'This chat session has been marked as complete by the operator.'],
    [{ ...base, kind: 'completed', by: visitor }, 'You have marked this chat session as complete.'],
    [{ ...base, kind: 'unanswered', by: { kind: 'system' } }, 'Nobody could answer yet. Your messages are kept and we will reply as soon as we can.'],
  ];
  it.each(events)('IRP-29, IRP-32: $kind', (entry, sentence) => {
    expect(say(eventLine(entry))).toBe(sentence);
  });

  it('IRP-29: knows whom one talks to', () => {
    expect(agentIn([{ ...base, kind: 'connected', by: ana }])).toBe('Ana');
    expect(agentIn([])).toBeUndefined();
  });
});

describe('the composer', () => {
  it.each([
    [true, false, undefined, 'disabled'],
    [false, false, undefined, 'open'],
  ] as const)('IRP-09: closed %p, started %p, %p: %s', (closed, started, state, mode) => {
    expect(composerMode(closed, started, state)).toBe(mode);
  });

  it.each(['waiting', 'active', 'unanswered'] as const)('IRP-10: stays open while %s after a switch-off', (state) => {
    expect(composerMode(true, true, state)).toBe('open');
  });

  it('IRP-32: gives way to a new chat once completed', () => {
    expect(composerMode(false, true, 'completed')).toBe('completed');
  });
});
