import { describe, expect, it } from '@jest/globals';
import { newSessionId } from '../../shared/ids.ts';
import { createMemory, readMemory } from './memory.ts';
import { inMemory, keep, storageOr } from './storage.ts';

const full = {
  getItem: () => null,
  setItem: () => { throw new Error('full'); },
  removeItem: () => undefined,
};

describe('what outlives a reload', () => {
  it('IRP-10: the session is known again', () => {
    const storage = inMemory();
    const session = { id: newSessionId(), verified: false, started: true, read: 2, announced: 3 };
    createMemory(storage, 'aurora000001').set({ session, anonymous: 'token' });
    expect(createMemory(storage, 'aurora000001').get()).toMatchObject({ session, anonymous: 'token' });
  });

  it('IRP-10: two tabs of a shop do not forget for each other', () => {
    const storage = inMemory();
    const [one, other] = [createMemory(storage, 'aurora000001'), createMemory(storage, 'aurora000001')];
    const session = { id: newSessionId(), verified: false, started: true, read: 0, announced: 0 };
    one.set({ session });
    other.set({ anonymous: 'token' });
    expect(one.get()).toMatchObject({ session, anonymous: 'token' });
  });

  it('BY-07: another tenant finds nothing', () => {
    const storage = inMemory();
    createMemory(storage, 'aurora000001').set({ anonymous: 'token', muted: true });
    expect(createMemory(storage, 'birch0000001').get()).toMatchObject({ anonymous: undefined, muted: false });
  });

  it.each([null, '', 'no json', '[]', '{"session":{"id":"DROP TABLE"}}', '{"session":7,"muted":"yes"}'])('BY-05: %j is an empty memory', (text) => {
    expect(readMemory(text)).toEqual({ anonymous: undefined, verified: undefined, session: undefined, muted: false });
  });

  it('BY-05: blocked storage lasts as long as the frame', () => {
    const storage = storageOr(() => { throw new Error('blocked'); });
    keep(storage, 'draft', 'half a sentence');
    expect(storage.getItem('draft')).toBe('half a sentence');
  });

  it('BY-05: full storage does not stop the chat', () => {
    const memory = createMemory(full, 'aurora000001');
    memory.set({ muted: true });
    expect(memory.get().muted).toBe(true);
  });
});
