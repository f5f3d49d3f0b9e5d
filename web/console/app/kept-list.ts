import type { Storage } from '../../shared/host.ts';

/** A list of words under one key of a storage. Storage may be full or barred: then it lasts as long as the page. */
export type KeptList = { read: () => readonly string[]; write: (items: readonly string[]) => void };

export function keptList(storage: Storage, key: string): KeptList {
  let inMemory: readonly string[] | undefined;
  return {
    read() {
      if (inMemory) return inMemory;
      try {
        return wordsOf(storage.getItem(key));
      } catch {
        return [];
      }
    },
    write(items) {
      try {
        storage.setItem(key, JSON.stringify(items));
        inMemory = undefined;
      } catch {
        inMemory = items;
      }
    },
  };
}

function wordsOf(text: string | null): readonly string[] {
  const parsed: unknown = JSON.parse(text ?? '[]');
  return Array.isArray(parsed) ? parsed.filter((item) => typeof item === 'string') : [];
}
