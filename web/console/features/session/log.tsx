import { Button, VisuallyHidden } from '@mantine/core';
import { IconArrowDown } from '@tabler/icons-react';
import { useMemo } from 'react';
import type { Entry } from '../../../../functions/contract/entry.ts';
import type { SessionPicture } from '../../../shared/session-client.ts';
import { clockTime, dayName, exactTime } from '../../../shared/time.ts';
import { useConsole } from '../../app/console-context.tsx';
import { tenantWords } from '../../app/tenant-words.ts';
import { words } from '../../app/words.ts';
import { LinkedText } from '../../ui/linked-text.tsx';
import { useReadable } from '../../ui/use-readable.ts';
import { logLines, type LogLine } from './log-lines.ts';
import { UnsentMessage } from './unsent-message.tsx';
import { useStickyEnd } from './use-sticky-end.ts';

type Props = { picture: SessionPicture; entries: readonly Entry[]; customer: string; onTakeBack: (text: string) => void };

/** What was said, in order; new lines follow the reader only while he is at the end. */
export function Log({ picture, entries, customer, onTakeBack }: Props) {
  const { me } = useConsole();
  const say = useReadable(tenantWords);
  const lines = useMemo(() => logLines(entries, me.agentId, say), [entries, me.agentId, say]);
  const { scroller, isAway, toEnd, onScroll } = useStickyEnd(`${entries.length} ${picture.unsent.length}`);
  const hasMessages = entries.some(({ kind }) => kind === 'message') || picture.unsent.length > 0;

  return (
    <div className="log-frame">
      <div className="log" ref={scroller} onScroll={onScroll} tabIndex={0} role="log" aria-label={words.session.log}>
        {hasMessages || picture.state === undefined ? null : <p className="log-empty">{words.session.noMessages}<br />{words.session.noMessagesHint}</p>}
        {lines.map((line) => <Line key={line.key} line={line} customer={customer} />)}
        {picture.unsent.map((message) => <UnsentMessage key={message.entryId} sessionId={picture.sessionId} message={message} onTakeBack={onTakeBack} />)}
      </div>
      {isAway ? (
        <Button className="to-end" size="compact-sm" radius="xl" leftSection={<IconArrowDown size={14} aria-hidden />} onClick={toEnd}>{words.session.newMessages}</Button>
      ) : null}
    </div>
  );
}

function Line({ line, customer }: { line: LogLine; customer: string }) {
  if (line.kind === 'day') return <p className="log-day"><span>{dayName(line.at)}</span></p>;
  if (line.kind === 'event') {
    return <p className="log-event"><span>{line.text}</span> <time dateTime={new Date(line.at).toISOString()} title={exactTime(line.at)}>{clockTime(line.at)}</time></p>;
  }
  const { by, isMine, messages, at } = line;
  const greeting = messages[0]?.greeting === true;
  return (
    <div className="log-group" data-by={by.kind} data-mine={isMine}>
      {isMine ? <VisuallyHidden>{words.session.you}</VisuallyHidden> : <span className="log-name">{by.kind === 'agent' ? by.name : customer}</span>}
      {messages.map(({ id, text }) => <p key={id} className="bubble"><LinkedText text={text} /></p>)}
      <span className="log-time">
        {greeting ? `${words.session.greeting} · ` : ''}
        <time dateTime={new Date(at).toISOString()} title={exactTime(at)}>{clockTime(at)}</time>
      </span>
    </div>
  );
}
