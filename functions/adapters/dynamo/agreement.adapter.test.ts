import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { agreementSuite } from '../../ports/agreement.suite.ts';
import { memorySessions } from '../../ports/memory/sessions.ts';
import { memoryStore } from '../../ports/memory/store.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { aTable } from './a-table.suite.ts';
import { dynamoSessions } from './session.ts';

// The machine may be busy with the other tests.
jest.setTimeout(120_000);

describe('in the table', () => {
  const undo = new AsyncDisposableStack();
  const stores: [Sessions, Sessions] = [memorySessions(memoryStore()), memorySessions(memoryStore())];
  beforeAll(async () => {
    stores[0] = dynamoSessions((await aTable(undo)).table);
  });
  afterAll(() => undo.disposeAsync());

  agreementSuite(() => stores, 300);
});
