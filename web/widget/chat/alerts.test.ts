import { describe, expect, it } from '@jest/globals';
import { AgentId, EntryId } from '../../../functions/contract/ids.ts';
import type { Entry } from '../../../functions/contract/entry.ts';
import { alertFor, unreadAfter } from './alerts.ts';

const ana = { kind: 'agent', agentId: AgentId.parse('agent0000001'), name: 'Ana' } as const;
const at = (seq: number) => ({ seq, id: EntryId.parse(`entry${String(seq).padStart(7, '0')}`), at: seq });
const connected: Entry = { ...at(2), kind: 'connected', by: ana };
const fromAna: Entry = { ...at(3), kind: 'message', by: ana, text: 'Twelve pegs' };
const own: Entry = { ...at(1), kind: 'message', by: { kind: 'visitor' }, text: 'How many pegs?' };
const completed: Entry = { ...at(4), kind: 'completed', by: ana };

const here = { muted: false, minimised: false, focused: true };
const minimised = { ...here, minimised: true };
const elsewhere = { ...here, focused: false };

describe('sounds', () => {
  it.each([
    ['a connection before his eyes', [connected], here, 'connected'],
    ['a connection while minimised', [connected], minimised, 'connected'],
    ['a message before his eyes', [fromAna], here, undefined],
    ['a message while minimised', [fromAna], minimised, 'message'],
    ['a message in another window', [fromAna], elsewhere, 'message'],
    ['connection and greeting at once', [connected, fromAna], elsewhere, 'connected'],
    ['his own message', [own], elsewhere, undefined],
    ['the end of the chat', [completed], elsewhere, undefined],
    ['nothing new', [], elsewhere, undefined],
  ])('IRP-27: %s', (_what, fresh, attention, sound) => {
    expect(alertFor(fresh, attention).sound).toBe(sound);
  });

  it.each([[connected], [fromAna]])('IRP-27: muted is never heard', (entry) => {
    expect(alertFor([entry], { muted: true, minimised: true, focused: false }).sound).toBeUndefined();
  });
});

describe('notifications', () => {
  it('IRP-34: names who wrote while one is elsewhere', () => {
    expect(alertFor([fromAna], elsewhere).notify).toEqual({ name: 'Ana', text: 'Twelve pegs' });
  });

  it.each([
    ['the panel is before his eyes', [fromAna], here],
    ['it is only minimised', [fromAna], minimised],
    ['the message is his own', [own], elsewhere],
    ['nobody wrote', [connected], elsewhere],
  ])('IRP-34: stays away when %s', (_why, fresh, attention) => {
    expect(alertFor(fresh, attention).notify).toBeUndefined();
  });

  it('IRP-34: comes while muted, for it is silent', () => {
    expect(alertFor([fromAna], { ...elsewhere, muted: true }).notify).toBeDefined();
  });
});

describe('the unread count', () => {
  it('IRP-27: counts agents after the last read entry', () => {
    expect(unreadAfter([own, connected, fromAna, completed], 0)).toBe(1);
    expect(unreadAfter([own, connected, fromAna, completed], 3)).toBe(0);
  });
});
