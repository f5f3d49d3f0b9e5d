type Command = (command: unknown, first?: unknown, second?: unknown) => unknown;
type Foyer = { (...command: unknown[]): unknown; q?: ArrayLike<unknown>[] };

declare global {
  interface Window {
    /** The site's way in: `foyer('page' | 'basket' | 'identify' | 'open' | 'close' | 'on', …)`. Before the loader runs it is a queue. */
    foyer?: Foyer;
  }
}

type Controls = {
  tell: (what: 'page' | 'basket' | 'identity', value: unknown) => void;
  open: () => void;
  close: () => void;
};

/** The commands of a site. `on` answers the undo. */
export function siteCommands({ tell, open, close }: Controls) {
  const listeners = new Set<{ name: unknown; heard: (detail: unknown) => unknown }>();
  const listen = (name: unknown, heard: (detail: unknown) => unknown): (() => void) => {
    const listener = { name, heard };
    listeners.add(listener);
    return () => void listeners.delete(listener);
  };
  const run: Command = (command, first, second) => {
    if (command === 'page' || command === 'basket') return tell(command, first);
    if (command === 'identify') return tell('identity', first);
    if (command === 'open') return open();
    if (command === 'close') return close();
    if (command === 'on' && typeof second === 'function') return listen(first, (detail): unknown => Reflect.apply(second, undefined, [detail]));
    return console.error('Foyer: unknown command', command);
  };
  const emit = (name: 'open' | 'close' | 'unread', detail?: unknown): void => {
    for (const listener of listeners) {
      // On its own task: a fault in the site's code must not stop the chat.
      if (listener.name === name) setTimeout(listener.heard, 0, detail);
    }
  };
  return { run, emit };
}

/** Takes over `window.foyer` and runs what the site queued. False when another loader was there first. */
export function takeOver(page: Pick<Window, 'foyer'>, run: Command): boolean {
  const queue = page.foyer ? page.foyer.q : [];
  if (!queue) return false;
  page.foyer = (...command) => run(command[0], command[1], command[2]);
  for (const queued of queue) run(queued[0], queued[1], queued[2]);
  return true;
}
