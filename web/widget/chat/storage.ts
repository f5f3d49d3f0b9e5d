import type { Storage } from '../../shared/host.ts';

/** The browser's storage, or one that lives as long as the frame where the browser forbids it. */
export function storageOr(browser: () => Storage): Storage {
  try {
    const storage = browser();
    storage.getItem('');
    return storage;
  } catch {
    return inMemory();
  }
}

/** Writing may still fail when the space is used up; what is kept is a comfort, never the chat itself. Answers whether it was kept. */
export function keep(storage: Storage, key: string, text: string): boolean {
  try {
    if (text) storage.setItem(key, text);
    else storage.removeItem(key);
    return true;
  } catch {
    return false;
  }
}

export function inMemory(): Storage {
  const all = new Map<string, string>();
  return {
    getItem: (key) => all.get(key) ?? null,
    setItem: (key, text) => void all.set(key, text),
    removeItem: (key) => void all.delete(key),
  };
}
