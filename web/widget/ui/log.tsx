import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { lastFromAgent } from '../chat/alerts.ts';
import type { Chat } from '../chat/chat.ts';
import { agentIn } from '../chat/standing.ts';
import { timeline } from '../chat/timeline.ts';
import { createFollower } from './follower.ts';
import { Icon } from './icons.tsx';
import { LogRow } from './log-row.tsx';

/** Everything said so far, and what is on its way. */
export function Log({ chat }: { chat: Chat }) {
  const logRef = useRef<HTMLDivElement>(null);
  const [follower] = useState(createFollower);
  const { entries, unsent, state, phase, typing } = chat.picture.value;
  const words = chat.words.value;
  const isShown = chat.shown.value;
  const agent = agentIn(entries);
  const rows = timeline(entries, unsent, chat.now());

  useEffect(() => follower.watch(logRef.current), [follower]);
  useLayoutEffect(() => { follower.arrived(logRef.current); }, [follower, entries.length, typing, isShown]);
  // One's own message is always worth going to.
  useLayoutEffect(() => { follower.toEnd(logRef.current); }, [follower, unsent.length]);

  return (
    <div class="middle">
      <div ref={logRef} class="log" role="log" aria-live="polite" aria-label={words('chat.title')} tabIndex={0} onScroll={(event) => { follower.scrolled(event.currentTarget); }}>
        {chat.mode.value !== 'disabled' && agent === undefined && <p class="intro">{words('chat.intro')}</p>}
        {phase === 'started' && state === undefined && <Skeleton />}
        {rows.map((row) => <LogRow key={row.key} row={row} chat={chat} />)}
        {state === 'waiting' && <p class="event">{words('chat.soon')}</p>}
        {typing && state !== 'completed' && (
          <p class="typing"><span class="dots" aria-hidden="true"><i /><i /><i /></span>{words('chat.operator-typing', { 0: typing.name ?? agent ?? '' })}</p>
        )}
      </div>
      {follower.isBehind.value && (
        <button type="button" class="newer" onClick={() => { follower.toEnd(logRef.current); }}><Icon name="down" />{lastFromAgent(entries)?.name} {words('chat.says')}</button>
      )}
    </div>
  );
}

/** The shape of a talk, shown only when reading it takes noticeably long. */
const Skeleton = () => (
  <div class="skeleton" aria-hidden="true"><span /><span /><span /></div>
);
