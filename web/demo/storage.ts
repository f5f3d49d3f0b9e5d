/** What the shop remembers, or forgets with the page where the browser forbids storage. */
export const local = guarded(() => localStorage);
export const session = guarded(() => sessionStorage);

function guarded(browser: () => Storage) {
  const spare = new Map<string, string>();
  const storage = (): Storage | undefined => {
    try {
      return browser();
    } catch {
      return undefined;
    }
  };
  return {
    read: (key: string): string | null => storage()?.getItem(key) ?? spare.get(key) ?? null,
    write: (key: string, text: string): void => {
      spare.set(key, text);
      storage()?.setItem(key, text);
    },
    drop: (key: string): void => {
      spare.delete(key);
      storage()?.removeItem(key);
    },
  };
}
