import { describe, expect, it } from '@jest/globals';
import { inputOf, isBackwards } from './filter.ts';

describe('IRP-12: searching the history', () => {
  it('IRP-12: asks for nothing where nothing is filled in', () => {
    expect(inputOf({ text: '  ', from: '', to: '' })).toEqual({});
  });

  it('IRP-12: asks by text and by dates', () => {
    expect(inputOf({ text: ' ana ', from: '2026-11-01', to: '2026-11-30' })).toEqual({ text: 'ana', from: '2026-11-01', to: '2026-11-30' });
  });

  it('IRP-12: notices dates in the wrong order', () => {
    expect(isBackwards({ text: '', from: '2026-12-01', to: '2026-11-30' })).toBe(true);
    expect(isBackwards({ text: '', from: '2026-11-30', to: '2026-11-30' })).toBe(false);
    expect(isBackwards({ text: '', from: '2026-12-01', to: '' })).toBe(false);
  });
});
