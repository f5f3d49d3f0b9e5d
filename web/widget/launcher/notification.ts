/**
 * Notifications belong to the page around the frame: a frame of another origin may not ask for the permission,
 * and a click must focus exactly this window. The visitor's click in the frame activates the page too.
 */
export function askToNotify(): void {
  if ('Notification' in window && Notification.permission === 'default') void Notification.requestPermission();
}

export function notify(title: string, body: string, clicked: () => void): void {
  try {
    const notification = new Notification(title, { body, tag: 'foyer' });
    notification.onclick = () => {
      window.focus();
      clicked();
      notification.close();
    };
  } catch {
    // Chrome on Android has the constructor and refuses it.
  }
}
