import type { Entry } from '../../../../functions/contract/entry.ts';
import { isSameDay } from '../../../shared/time.ts';
import type { Words } from '../../../shared/words.ts';
import { words } from '../../app/words.ts';

type Message = Extract<Entry, { kind: 'message' }>;

export type LogLine =
  | { kind: 'day'; key: string; at: number }
  | { kind: 'event'; key: string; at: number; text: string }
  /** Messages of one sender within one minute, with one time beneath. */
  | { kind: 'group'; key: string; at: number; by: Message['by']; isMine: boolean; messages: readonly Message[] };

/** The log as it is read: a heading for each day, events as lines, messages grouped. */
export function logLines(entries: readonly Entry[], me: string, tenantWords: Words): readonly LogLine[] {
  const lines: LogLine[] = [];
  let day: number | undefined;
  for (const entry of entries) {
    if (day === undefined || !isSameDay(day, entry.at)) lines.push({ kind: 'day', key: `day ${entry.seq}`, at: entry.at });
    day = entry.at;
    const last = lines.at(-1);
    if (entry.kind !== 'message') {
      lines.push({ kind: 'event', key: entry.id, at: entry.at, text: eventText(entry, tenantWords) });
    } else if (last?.kind === 'group' && belongsTo(last, entry)) {
      lines[lines.length - 1] = { ...last, at: entry.at, messages: [...last.messages, entry] };
    } else {
      lines.push({ kind: 'group', key: entry.id, at: entry.at, by: entry.by, isMine: isBy(entry.by, me), messages: [entry] });
    }
  }
  return lines;
}

/** Whether this agent has connected to the session, and not only reads along. */
export const takesPart = (entries: readonly Entry[], me: string): boolean =>
  entries.some(({ kind, by }) => (kind === 'connected' || kind === 'joined') && isBy(by, me));

/** IRP-32: one text for each of the two who may end a chat. */
function eventText({ kind, by }: Exclude<Entry, Message>, tenantWords: Words): string {
  const name = by.kind === 'agent' ? by.name : '';
  switch (kind) {
    case 'connected': return words.session.connected(name);
    case 'joined': return words.session.joined(name);
    case 'unanswered': return words.session.unanswered;
    case 'completed': return tenantWords(by.kind === 'visitor' ? 'chat.completed-by-visitor-for-agent' : 'chat.completed-by-operator');
  }
}

const minuteOf = (at: number): number => Math.floor(at / 60_000);

const belongsTo = (group: Extract<LogLine, { kind: 'group' }>, entry: Message): boolean =>
  JSON.stringify(group.by) === JSON.stringify(entry.by)
  && minuteOf(group.at) === minuteOf(entry.at)
  && group.messages.at(-1)?.greeting === entry.greeting;

const isBy = (by: Entry['by'], agentId: string): boolean => by.kind === 'agent' && by.agentId === agentId;
