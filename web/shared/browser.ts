import type { Host, OpenSocket } from './host.ts';
import type { TabChannel } from './announcer.ts';

const openSocket: OpenSocket = (url, on) => {
  const socket = new WebSocket(url);
  socket.onopen = () => on.open();
  socket.onmessage = ({ data }: MessageEvent<unknown>) => {
    if (typeof data === 'string') on.message(data);
  };
  socket.onclose = () => on.close();
  return { send: (text) => socket.send(text), close: () => socket.close() };
};

/** The browser this runs in. */
export const browserHost: Host = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, run) => {
    const timer = setTimeout(run, ms);
    return () => clearTimeout(timer);
  },
  isOnline: () => navigator.onLine,
  onWake: (run) => {
    for (const name of ['online', 'offline', 'focus']) addEventListener(name, run);
    const seen = () => {
      if (document.visibilityState === 'visible') run();
    };
    document.addEventListener('visibilitychange', seen);
    return () => {
      for (const name of ['online', 'offline', 'focus']) removeEventListener(name, run);
      document.removeEventListener('visibilitychange', seen);
    };
  },
  openSocket: 'WebSocket' in globalThis ? openSocket : undefined,
};

/** The channel between the tabs of one console. */
export function browserTabs(name: string): TabChannel {
  const channel = new BroadcastChannel(name);
  return {
    post: (message) => channel.postMessage(message),
    onMessage: (listener) => {
      const heard = ({ data }: MessageEvent<unknown>) => {
        if (typeof data === 'string') listener(data);
      };
      channel.addEventListener('message', heard);
      return () => channel.removeEventListener('message', heard);
    },
  };
}
