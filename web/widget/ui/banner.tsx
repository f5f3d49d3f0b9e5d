import type { ConnectionState } from '../../shared/connection.ts';
import type { StringKey } from '../../shared/words.ts';
import type { Chat } from '../chat/chat.ts';
import { Icon, type IconName } from './icons.tsx';

/** Every state of the connection has its place here; those in which all is well say nothing. */
const faces: Record<ConnectionState, { icon: IconName; key: StringKey } | undefined> = {
  idle: undefined,
  open: undefined,
  stopped: undefined,
  connecting: { icon: 'warning', key: 'connection.connecting' },
  reconnecting: { icon: 'warning', key: 'connection.reconnecting' },
  offline: { icon: 'offline', key: 'connection.offline' },
  unsupported: { icon: 'offline', key: 'connection.unsupported' },
};

export function Banner({ chat }: { chat: Chat }) {
  const state = chat.connectionState.value;
  const face = faces[state];
  return (
    <div role="status">
      {face && <p key={state} class={`banner ${state}`}><Icon name={face.icon} />{chat.words.value(face.key)}</p>}
    </div>
  );
}
