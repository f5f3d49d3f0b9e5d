import { IconCloudOff, IconPlugConnectedX, IconRefresh } from '@tabler/icons-react';
import type { ConnectionState } from '../../shared/connection.ts';
import { useReadable } from '../ui/use-readable.ts';
import { useConsole } from './console-context.tsx';
import { words } from './words.ts';

const sentences: Readonly<Record<ConnectionState, string>> = {
  idle: words.connection.connecting,
  connecting: words.connection.connecting,
  open: words.connection.online,
  reconnecting: words.connection.reconnecting,
  offline: words.connection.offline,
  unsupported: words.connection.unsupported,
  stopped: words.connection.ended,
};

const signs = { idle: IconRefresh, connecting: IconRefresh, reconnecting: IconRefresh, offline: IconCloudOff, unsupported: IconPlugConnectedX, stopped: IconPlugConnectedX } as const;

/** A dot and a word, always in the same place. */
export function ConnectionDot() {
  const state = useReadable(useConsole().connection.state);
  return (
    <span className="connection-dot" data-state={state}>
      {state === 'open' ? words.connection.online : words.connection.short[state]}
    </span>
  );
}

/** The whole sentence, floating over the page so that nothing moves; spoken when it changes. */
export function ConnectionSign() {
  const state = useReadable(useConsole().connection.state);
  const Sign = state === 'open' ? undefined : signs[state];
  return (
    <div role="status" className="connection-sign" data-state={state}>
      {Sign ? <p><Sign size={16} aria-hidden />{sentences[state]}</p> : null}
    </div>
  );
}
