import type { Chat } from '../chat/chat.ts';
import { eventLine } from '../chat/standing.ts';
import type { Row } from '../chat/timeline.ts';
import { linkParts } from '../../shared/links.ts';
import type { Unsent } from '../../shared/outgoing.ts';
import { clockTime, dayName, exactTime } from '../../shared/time.ts';
import { refusalSentence } from '../../shared/words.ts';

type Part<K extends Row['kind']> = { row: Extract<Row, { kind: K }>; chat: Chat };

export function LogRow({ row, chat }: { row: Row; chat: Chat }) {
  switch (row.kind) {
    case 'day':
      return <p class="day">{dayName(row.at, chat.language.value)}</p>;
    case 'event':
      return <Event row={row} chat={chat} />;
    case 'group':
      return <Group row={row} chat={chat} />;
    case 'unsent':
      return <OnItsWay item={row.item} chat={chat} />;
  }
}

function Event({ row: { entry }, chat }: Part<'event'>) {
  const { key, values } = eventLine(entry);
  return <p class={`event ${entry.kind}`}>{chat.words.value(key, values)}</p>;
}

function Group({ row, chat }: Part<'group'>) {
  const words = chat.words.value;
  const language = chat.language.value;
  return (
    <div class={row.name === undefined ? 'group own' : 'group'}>
      <p class="sr">{row.name === undefined ? words('transcript.you') : `${row.name} ${words('chat.says')}`}</p>
      {row.bubbles.map(({ id, text }) => <Bubble key={id} text={text} />)}
      <p class="meta">
        <time dateTime={new Date(row.at).toISOString()} title={exactTime(row.at, language)}>{clockTime(row.at, language)}</time>
        {row.status && <> · {words('message.sent')}</>}
      </p>
    </div>
  );
}

function OnItsWay({ item, chat }: { item: Unsent; chat: Chat }) {
  const words = chat.words.value;
  return (
    <div class={`group own ${item.status}`}>
      <Bubble text={item.text} />
      {item.status === 'failed'
        ? (
          <>
            <p class="meta bad" role="alert">{refusalSentence(words, item.reason ?? '')}</p>
            <button type="button" class="again" onClick={() => { chat.retry(item.entryId); }}>{words('message.failed')}</button>
          </>
        )
        : <p class="meta">{words(item.status === 'sent' ? 'message.sent' : 'message.sending')}</p>}
    </div>
  );
}

/** What a person wrote is only ever text, and a link only where the address may be opened. */
const Bubble = ({ text }: { text: string }) => (
  <p class="bubble" dir="auto">
    {linkParts(text).map((part, at) => (part.href === undefined
      ? part.text
      : <a key={at} href={part.href} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>))}
  </p>
);
