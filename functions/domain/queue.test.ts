import { describe, expect, it } from '@jest/globals';
import { ConnectionId, SessionId } from '../contract/ids.ts';
import { limits } from '../contract/limits.ts';
import { placeOf, places } from './queue.ts';

const id = (n: number) => SessionId.parse(`00000000-0000-4000-8000-${String(n).padStart(12, '0')}`);
const queue = (length: number) =>
  Array.from({ length }, (_, index) => ({ sessionId: id(index + 1), visitorConnections: [ConnectionId.parse(`c${index + 1}`)] }));

describe('the queue', () => {
  it('IRP-22: gives each session its place and the total', () => {
    expect(places(queue(2)).map(({ place }) => place)).toEqual([
      { position: 1, total: 2, more: false }, { position: 2, total: 2, more: false },
    ]);
  });

  it('IRP-22: finds the place of one session', () => {
    expect(placeOf(queue(3), id(2))).toEqual({ position: 2, total: 3, more: false });
  });

  it('IRP-22: puts a session last that the index does not show', () => {
    expect(placeOf(queue(2), id(9))).toEqual({ position: 3, total: 3, more: false });
  });

  it('IRP-22: counts exactly as far as it promises', () => {
    expect(placeOf(queue(limits.queueCounted), id(1))).toEqual({ position: 1, total: limits.queueCounted, more: false });
  });

  it('IRP-22: says that more wait than are counted', () => {
    expect(placeOf(queue(limits.queueCounted + 1), id(1))).toEqual({ position: 1, total: limits.queueCounted, more: true });
  });

  it('IRP-22: places whoever is beyond what is counted after it', () => {
    const beyond = { position: limits.queueCounted + 1, total: limits.queueCounted, more: true };
    expect([placeOf(queue(limits.queueCounted + 2), id(99)), placeOf(queue(limits.queueCounted), id(99))]).toEqual([beyond, beyond]);
  });
});
