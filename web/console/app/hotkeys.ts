import { useEffect, useRef } from 'react';

export type Hotkeys = Readonly<Record<string, () => void>>;

type Pressed = Pick<KeyboardEvent, 'key' | 'ctrlKey' | 'metaKey' | 'altKey' | 'defaultPrevented'>;

/** The name under which a shortcut is registered, or nothing when the key belongs to the browser or to a field. */
export function hotkeyOf({ key, ctrlKey, metaKey, altKey, defaultPrevented }: Pressed, inField: boolean): string | undefined {
  if (ctrlKey || metaKey || altKey || defaultPrevented || inField) return undefined;
  return key.length === 1 ? key.toLowerCase() : key;
}

/** Single-key shortcuts for the whole page, silent while a person types or a dialog is open. */
export function useHotkeys(hotkeys: Hotkeys): void {
  const latest = useRef(hotkeys);
  useEffect(() => { latest.current = hotkeys; });
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      const target = event.target instanceof Element ? event.target : undefined;
      const name = hotkeyOf(event, isField(target) || document.querySelector('[role="dialog"], [role="menu"]') !== null);
      const run = name === undefined ? undefined : latest.current[name];
      if (!run) return;
      event.preventDefault();
      run();
    };
    addEventListener('keydown', press);
    return () => { removeEventListener('keydown', press); };
  }, []);
}

const isField = (element: Element | undefined): boolean =>
  element?.closest('input, textarea, select, [contenteditable="true"]') !== null && element !== undefined;
