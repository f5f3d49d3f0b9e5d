import { describe, expect, it } from '@jest/globals';
import { AgentId, ConnectionId, EntryId, SessionId, TenantId, VisitorId } from '../contract/ids.ts';
import type { Session } from './session.ts';
import { applyChange, isVisible, type NewEntry, type SessionChange } from './session-change.ts';

const ana = AgentId.parse('ana000000000');
const ben = AgentId.parse('ben000000000');
const visitorId = VisitorId.parse('v'.repeat(22));
const connectionId = ConnectionId.parse('c1');
const said: NewEntry = { kind: 'message', id: EntryId.parse('entry0000001'), at: 9, by: { kind: 'visitor' }, text: 'Hello' };
const any: SessionChange['only'] = { states: ['waiting', 'active', 'unanswered', 'completed'] };

const session = (change: Partial<Session> = {}): Session => ({
  tenantId: TenantId.parse('aurora000000'), sessionId: SessionId.parse('00000000-0000-4000-8000-000000000001'), visitorId,
  state: 'active', version: 3, seq: 1, tail: [{ ...said, seq: 1 }], turns: { visitor: 1 }, agents: { [ana]: 'Ana' }, owner: ana,
  enteredAt: 0, visitorConnections: [], agentConnections: [], ...change,
});

describe('a condition', () => {
  it.each<[string, Partial<SessionChange['only']>, boolean]>([
    ['its state', { states: ['active'] }, true],
    ['another state', { states: ['waiting', 'completed'] }, false],
    ['its visitor', { visitorId }, true],
    ['another visitor', { visitorId: VisitorId.parse('w'.repeat(22)) }, false],
    ['its agent', { agent: ana }, true],
    ['another agent', { agent: ben }, false],
    ['an agent who is new', { newcomer: ben }, true],
    ['an agent who takes part already', { newcomer: ana }, false],
    ['nobody having answered', { unowned: true }, false],
    ['the sender’s next turn', { turn: { sender: 'visitor', turn: 2 } }, true],
    ['a turn already taken', { turn: { sender: 'visitor', turn: 1 } }, false],
    ['a turn too far', { turn: { sender: 'visitor', turn: 3 } }, false],
    ['the first turn of another', { turn: { sender: ana, turn: 1 } }, true],
    ['its head', { logged: 1 }, true],
    ['another head', { logged: 2 }, false],
  ])('on %s holds or stops the write', (_name, only, holds) => {
    expect(applyChange(session(), { only: { ...any, ...only }, append: [said] }) !== undefined).toBe(holds);
  });
});

describe('a change', () => {
  it('gives appended entries the next sequences', () => {
    expect(applyChange(session(), { only: any, append: [said, said] })?.tail.map(({ seq }) => seq)).toEqual([1, 2, 3]);
  });

  it('replaces the tail where the log is safe', () => {
    expect(applyChange(session(), { only: { ...any, logged: 1 }, append: [said] })?.tail).toEqual([{ ...said, seq: 2 }]);
  });

  it('keeps the first owner', () => {
    expect(applyChange(session(), { only: any, join: { agentId: ben, name: 'Ben' } })?.owner).toBe(ana);
  });

  it('binds a socket once', () => {
    const bind = { kind: 'agent', agentId: ana, connectionId } as const;
    const once = applyChange(session(), { only: any, bind }) ?? session();
    expect(applyChange(once, { only: any, bind })?.agentConnections).toEqual([{ agentId: ana, connectionId }]);
  });

  it('IRP-28: clears a rating with null', () => {
    expect(applyChange(session({ rating: 'good' }), { only: any, rating: null })?.rating).toBeUndefined();
  });

  it.each<[SessionChange, number]>([
    [{ only: any, append: [said] }, 3],
    [{ only: any, bind: { kind: 'visitor', connectionId } }, 3],
    [{ only: any, to: 'completed' }, 4],
    [{ only: any, rating: null }, 4],
    [{ only: any, join: { agentId: ben, name: 'Ben' } }, 4],
  ])('counts a version only where the grid shows it', (change, version) => {
    expect([applyChange(session(), change)?.version, isVisible(change)]).toEqual([version, version === 4]);
  });
});
