import { describe, expect, it } from '@jest/globals';
import { EntryId, VisitorId } from '../../functions/contract/ids.ts';
import { applyChange, type NewEntry } from '../../functions/domain/session-change.ts';
import type { Session } from '../../functions/domain/session.ts';
import { memoryStore } from '../../functions/ports/memory/store.ts';
import { createWitness } from '../witness.ts';
import { agentIdOf, sessionIdOf, tenants } from '../world.ts';
import { watchLog } from './log.ts';

const ana = agentIdOf('ana');
const by = { kind: 'agent', agentId: ana, name: 'Ana' } as const;
const any = { states: ['waiting', 'active', 'unanswered', 'completed'] } as const;
const id = (name: string) => EntryId.parse(name.padEnd(12, '0'));
const said = (name: string): NewEntry => ({ kind: 'message', id: id(name), at: 1, by: { kind: 'visitor' }, text: name });
const fresh: Session = {
  tenantId: tenants.aurora, sessionId: sessionIdOf(1), visitorId: VisitorId.parse('v'.repeat(22)), state: 'waiting', version: 1, seq: 0,
  tail: [], turns: {}, agents: {}, enteredAt: 0, visitorConnections: [], agentConnections: [],
};

/** What is seen to be wrong when these heads are written one after the other. */
function broken(...heads: Session[]): string[] {
  const store = memoryStore();
  const witness = createWitness(() => 0);
  const watch = watchLog(witness, () => store, () => 100);
  heads.forEach((head, index) => watch.written('s', heads[index - 1], head));
  return [...new Set(witness.violations.map(({ invariant }) => invariant))];
}
function after(head: Session, change: Parameters<typeof applyChange>[1]): Session {
  const next = applyChange(head, change);
  if (!next) throw new Error('the change does not apply');
  return next;
}
const turn = (nth: number) => ({ ...any, turn: { sender: 'visitor', turn: nth } as const });
const one = after(fresh, { only: turn(1), append: [said('one')] });
const taken = after(one, {
  only: any, to: 'active', join: { agentId: ana, name: 'Ana' }, append: [{ kind: 'connected', id: id('taken'), at: 2, by }],
});

describe('the watch over the log', () => {
  it('finds nothing wrong with a chat that is right', () => {
    const two = after(taken, { only: turn(2), append: [said('two')] });
    const ended = after(two, { only: any, to: 'completed', append: [{ kind: 'completed', id: id('end'), at: 9, by }] });
    expect(broken(fresh, one, taken, two, ended)).toEqual([]);
  });

  it('sees an entry that has vanished', () => {
    expect(broken(fresh, one, { ...taken, tail: taken.tail.slice(1) })).toContain('I4');
  });

  it('sees a sequence without its entry', () => {
    expect(broken(fresh, one, { ...one, seq: 2 })).toContain('I3');
  });

  it('sees the same message twice', () => {
    expect(broken(fresh, one, after(one, { only: turn(2), append: [said('one')] }))).toContain('I2');
  });

  it('sees a state that changed without its entry', () => {
    expect(broken(fresh, one, { ...one, state: 'completed', version: 2 })).toContain('I12');
  });

  it('sees another operator', () => {
    expect(broken(fresh, one, taken, { ...taken, owner: agentIdOf('ben'), version: 3 })).toContain('I8');
  });

  it('sees a turn that counts no message', () => {
    expect(broken(fresh, one, { ...one, turns: { visitor: 2 } })).toContain('I10');
  });

  it('sees a session given up before its time, or after an answer', () => {
    const expired = (head: Session) => after(head, {
      only: any, to: 'unanswered', append: [{ kind: 'unanswered', id: id('late'), at: 50, by: { kind: 'system' } }],
    });
    expect(broken(fresh, one, expired(one))).toEqual(['I13']);
    expect(broken(fresh, one, taken, expired(taken))).toContain('I13');
  });
});
