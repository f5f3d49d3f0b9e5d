import { describe, expect, it } from '@jest/globals';
import { accept, refusals, refuse } from './refusals.ts';

describe('a refusal', () => {
  it.each(Object.entries(refusals))('%s is the client’s matter, or passes', (_code, { status }) => {
    expect((status >= 400 && status < 500) || status === 503).toBe(true);
  });

  it.each(Object.entries(refusals))('%s has a plain sentence', (_code, { message }) => {
    expect(message).toMatch(/^[A-Z][^<>{}]+\.$/);
  });

  it('carries details only where there are any', () => {
    expect([refuse('input-invalid'), refuse('input-invalid', { field: 'text' })]).toEqual([
      { ok: false, refusal: 'input-invalid' }, { ok: false, refusal: 'input-invalid', details: { field: 'text' } },
    ]);
  });

  it('is not what is accepted', () => {
    expect(accept(1)).toEqual({ ok: true, value: 1 });
  });
});
