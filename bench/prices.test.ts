import { describe, expect, it } from '@jest/globals';
import { dollars } from './prices.ts';

const nothing = { socketMessages: 0, connectionMinutes: 0, httpRequests: 0, invocations: 0, lambdaMs: 0, writeUnits: 0, readUnits: 0 };

describe('a bill', () => {
  it('prices each meter and adds them up', () => {
    expect(dollars({ ...nothing, socketMessages: 80, writeUnits: 28 }, 1_000)).toMatchObject({ socket: 0.08, writes: 0.0175, reads: 0, total: 0.0975 });
  });

  it('takes half a gigabyte for as long as a function runs', () => {
    expect(dollars({ ...nothing, lambdaMs: 2_000 }, 1_000)).toMatchObject({ compute: 0.01333, total: 0.01333 });
  });
});
