import { moneyText } from '../../shared/money.ts';
import type { Chat } from '../chat/chat.ts';
import { agentIn, waitingLine } from '../chat/standing.ts';
import { Icon } from './icons.tsx';

/** Who one talks to, how it stands in one line, and the value of the basket (IRP-23). */
export function Header({ chat }: { chat: Chat }) {
  const { entries, state, queue } = chat.picture.value;
  const words = chat.words.value;
  const agent = agentIn(entries);
  const name = agent ?? (chat.brand.value || words('chat.title'));
  const basket = chat.basket.value;
  const waiting = chat.mode.value === 'disabled' ? undefined : waitingLine(state, queue);
  return (
    <div class="head">
      <span class={agent === undefined ? 'mark' : 'mark person'} aria-hidden="true">{initialOf(name)}</span>
      <h1>{name}</h1>
      <button type="button" class="quiet" aria-label={words('chat.minimise')} title={words('chat.minimise')} onClick={chat.minimise}>
        <Icon name="minimise" />
      </button>
      <div class="under">
        <p role="status">{waiting ? words(waiting.key, waiting.values) : agent !== undefined && chat.brand.value}</p>
        {basket && (
          <span class="chip"><Icon name="basket" />{words('chat.basket', { 0: moneyText(basket, chat.language.value) })}</span>
        )}
      </div>
    </div>
  );
}

const initialOf = (name: string): string => String.fromCodePoint(name.codePointAt(0) ?? 32).toUpperCase();
