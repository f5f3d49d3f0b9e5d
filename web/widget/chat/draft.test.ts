import { describe, expect, it } from '@jest/globals';
import { createDraft } from './draft.ts';
import { inMemory } from './storage.ts';

describe('the draft', () => {
  it('BY-01: outlives a reload', () => {
    const tab = inMemory();
    createDraft(tab, 'aurora000001').write('half a sentence');
    expect(createDraft(tab, 'aurora000001').text.value).toBe('half a sentence');
    expect(createDraft(tab, 'birch0000001').text.value).toBe('');
  });

  it('BY-01: takes refused messages back in order', () => {
    const draft = createDraft(inMemory(), 'aurora000001');
    draft.write('third');
    draft.giveBack(['first', undefined, 'second']);
    expect(draft.text.value).toBe('first\nsecond\nthird');
  });
});
