import { describe, expect, it } from '@jest/globals';
import { hotkeyOf } from './hotkeys.ts';

const press = (key: string, more: Partial<KeyboardEvent> = {}) =>
  ({ key, ctrlKey: false, metaKey: false, altKey: false, defaultPrevented: false, ...more });

describe('BY-21: shortcuts', () => {
  it('BY-21: hears a letter whatever its case', () => {
    expect(hotkeyOf(press('j'), false)).toBe('j');
    expect(hotkeyOf(press('J'), false)).toBe('j');
    expect(hotkeyOf(press('?'), false)).toBe('?');
  });

  it('BY-21: stays silent while a person types', () => {
    expect(hotkeyOf(press('j'), true)).toBeUndefined();
  });

  it('BY-21: leaves combinations to the browser', () => {
    expect(hotkeyOf(press('r', { ctrlKey: true }), false)).toBeUndefined();
    expect(hotkeyOf(press('c', { metaKey: true }), false)).toBeUndefined();
  });
});
