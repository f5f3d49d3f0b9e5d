import { createStore } from '../../shared/store.ts';

type State = 'default' | 'granted' | 'denied' | 'absent';

const store = createStore<State>('Notification' in globalThis ? Notification.permission : 'absent');

/** Whether this browser shows notifications for the console. */
export const notificationsState = { get: store.get, subscribe: store.subscribe };

/** Call on a click: browsers refuse the question otherwise. */
export function requestNotifications(): void {
  void Notification.requestPermission().then(store.set);
}

/** One notification per `tag`; a click brings this very window to the front (IRP-34). */
export function notify(title: string, body: string, tag: string, onOpen: () => void): void {
  if (store.get() !== 'granted') return;
  try {
    const shown = new Notification(title, { body, tag });
    shown.onclick = () => {
      globalThis.focus();
      onOpen();
      shown.close();
    };
  } catch {
    // Some mobile browsers allow notifications only from a service worker; the sound and the badge remain.
  }
}
