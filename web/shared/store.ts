/** Takes back what the call that returned it did. */
export type Undo = () => void;

/** A value one can read and watch; fits React's useSyncExternalStore and a signal alike. */
export type Readable<T> = {
  get: () => T;
  /** Runs the listener after each change, not at once. */
  subscribe: (listener: (value: T) => void) => Undo;
};

export type Store<T> = Readable<T> & { set: (next: T) => void };

export function createStore<T>(initial: T): Store<T> {
  let current = initial;
  const listeners = createListeners<T>();
  return {
    get: () => current,
    set: (next) => {
      if (Object.is(next, current)) return;
      current = next;
      listeners.tell(next);
    },
    subscribe: listeners.add,
  };
}

/** A list of listeners; each registration returns its undo. */
export function createListeners<T>() {
  const all = new Set<(value: T) => void>();
  return {
    add: (listener: (value: T) => void): Undo => {
      // Wrapped, so that the same function may listen twice and be undone once.
      const own = (value: T) => listener(value);
      all.add(own);
      return () => void all.delete(own);
    },
    tell: (value: T) => {
      for (const listener of [...all]) listener(value);
    },
  };
}
