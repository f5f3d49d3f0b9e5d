import type { Entry } from '../../functions/contract/entry.ts';
import type { Rating, SessionRowState, SessionState } from '../../functions/contract/session.ts';
import { mergeLog } from '../../functions/domain/log.ts';
import { transitions, type Session } from '../../functions/domain/session.ts';
import type { Store } from '../../functions/ports/memory/store.ts';
import { rowState } from '../../functions/usecases/session/announce-desk.ts';
import type { Witness } from '../witness.ts';

/** What a session was at one version. */
export type Standing = { readonly state: SessionState; readonly rating: Rating | undefined; readonly row: SessionRowState };
/** The log as it was first written, and every version of the head. */
export type Golden = { readonly entries: Entry[]; readonly versions: Map<number, Standing> };
export type LogWatch = ReturnType<typeof watchLog>;

const declared: readonly { readonly from: readonly string[]; readonly to: string; readonly entry: string }[] = Object.values(transitions);
const text = (entry: Entry | undefined) => JSON.stringify(entry);

/** Checks every write of a head against everything that was written before: I2, I3, I4, I8, I10, I12, I13. */
export function watchLog(witness: Witness, store: () => Store, deadlineOf: (session: Session) => number) {
  const golden = new Map<string, Golden>();
  const boundAt = new Map<string, number>();
  const { expect } = witness;

  function written(key: string, before: Session | undefined, after: Session) {
    const known = golden.get(key) ?? { entries: [], versions: new Map<number, Standing>() };
    golden.set(key, known);
    const added = after.tail.filter(({ seq }) => seq > known.entries.length);
    expect('I3', after.seq === known.entries.length + added.length && after.seq >= (before?.seq ?? 0), () => `head ${after.seq} after ${known.entries.length}+${added.length}`);
    expectTransition(known, before, after, added);
    for (const entry of added) {
      expectEntry(known, after, entry);
      known.entries.push(entry);
    }
    expectLog(key, known, after);
    for (const socket of socketsOf(after)) {
      if (!boundAt.has(`${key} ${socket}`)) boundAt.set(`${key} ${socket}`, after.seq);
    }
    expectTurns(known, after);
    expectVersion(known, before, after);
  }

  function expectTransition(known: Golden, before: Session | undefined, after: Session, added: readonly Entry[]) {
    const events = added.filter(({ kind }) => kind !== 'message' && kind !== 'joined');
    if (!before) {
      expect('I12', after.state === 'waiting' && events.length === 0, () => `begins as ${after.state}`);
      return;
    }
    expect('I8', before.owner === undefined || before.owner === after.owner, () => `the operator ${before.owner ?? ''} was replaced by ${after.owner ?? ''}`);
    if (before.state === after.state) {
      expect('I12', events.length === 0, () => `${events[0]?.kind ?? ''} without a change of state`);
      expect('I12', before.state !== 'completed' || added.length === 0, () => 'an entry after the end');
      return;
    }
    const isDeclared = declared.some(({ from, to, entry }) =>
      from.includes(before.state) && to === after.state && events.length === 1 && events[0]?.kind === entry);
    expect('I12', isDeclared, () => `${before.state} became ${after.state} with ${events.map(({ kind }) => kind).join()}`);
    if (after.state === 'active' && known.entries.length > 0) {
      expect('I8', after.owner !== undefined, () => 'taken by nobody');
    }
  }

  function expectEntry(known: Golden, session: Session, entry: Entry) {
    expect('I3', entry.seq === known.entries.length + 1, () => `${entry.seq} after ${known.entries.length}`);
    expect('I2', !known.entries.some(({ id }) => id === entry.id), () => `${entry.id} again at ${entry.seq}`);
    if (entry.kind === 'message') {
      const isSecond = known.entries.some((other) => other.kind === 'message' && !other.greeting && other.text === entry.text);
      expect('I2', entry.greeting === true || !isSecond, () => `"${entry.text}" was said twice`);
      expect('I8', !entry.greeting || !known.entries.some((other) => other.kind === 'message' && other.greeting), () => 'greeted twice');
    }
    if (entry.kind === 'joined' && entry.by.kind === 'agent') {
      const who = entry.by.agentId;
      expect('I12', !known.entries.some(({ kind, by }) => kind === 'joined' && by.kind === 'agent' && by.agentId === who), () => `${who} joined twice`);
    }
    if (entry.kind === 'unanswered' && entry.by.kind === 'system') {
      const isAnswered = known.entries.some(({ by }) => by.kind === 'agent');
      expect('I13', !isAnswered, () => 'unanswered after an agent had answered');
      expect('I13', entry.at >= deadlineOf(session), () => 'unanswered before its time');
      expect('I13', !known.entries.some(({ kind, by }) => kind === 'unanswered' && by.kind === 'system'), () => 'unanswered twice');
    }
  }

  /** The log as anybody would read it now is the log as it was written. */
  function expectLog(key: string, known: Golden, session: Session) {
    const log = mergeLog([...(store().chunks.get(key)?.values() ?? [])], session.tail, 0);
    expect('I4', log.length === known.entries.length, () => `the log holds ${log.length} of ${known.entries.length} entries`);
    const moved = log.find((entry, index) => entry !== known.entries[index] && text(entry) !== text(known.entries[index]));
    expect('I4', !moved, () => `entry ${moved?.seq ?? 0} is not what it was`);
  }

  function expectTurns(known: Golden, session: Session) {
    for (const [sender, turn] of Object.entries(session.turns)) {
      const said = known.entries.filter((entry) => entry.kind === 'message' && !entry.greeting && senderOf(entry) === sender).length;
      expect('I10', said === turn, () => `${sender} has turn ${turn} after ${said} messages`);
    }
  }

  function expectVersion(known: Golden, before: Session | undefined, after: Session) {
    const { version, state, rating } = after;
    expect('I10', version >= (before?.version ?? 1), () => `version ${version} after ${before?.version ?? 0}`);
    const standing = known.versions.get(version);
    expect('I10', !standing || (standing.state === state && standing.rating === rating), () => `version ${version} stands for two states`);
    if (!standing) known.versions.set(version, { state, rating, row: rowState(after) });
  }

  return {
    golden, written,
    /** How long a log was when this socket began to hear of it. */
    boundAt: (key: string, socket: string): number => boundAt.get(`${key} ${socket}`) ?? 0,
    /** After a chunk was written. */
    recheck: () => {
      for (const [key, session] of store().sessions) {
        const known = golden.get(key);
        if (known) expectLog(key, known, session);
      }
    },
    /** I1: what was acknowledged is where it was acknowledged to be. */
    acknowledged: (key: string, entryId: string, seq: number) => {
      const entry = golden.get(key)?.entries[seq - 1];
      expect('I1', entry?.id === entryId, () => `${entryId} was acknowledged at ${seq}, where ${entry?.id ?? 'nothing'} is`);
    },
  };
}

const socketsOf = ({ visitorConnections, agentConnections }: Session) => [...visitorConnections, ...agentConnections.map(({ connectionId }) => connectionId)];
const senderOf = (entry: Entry): string => (entry.by.kind === 'agent' ? entry.by.agentId : entry.by.kind);
