import { afterAll, beforeAll, describe } from '@jest/globals';
import { agreementSuite } from '../../ports/agreement.suite.ts';
import { memorySessions } from '../../ports/memory/sessions.ts';
import { memoryStore } from '../../ports/memory/store.ts';
import type { Sessions } from '../../ports/sessions.ts';
import { aTable } from './a-table.suite.ts';
import { dynamoSessions } from './session.ts';

describe('in the table', () => {
  const undo = new AsyncDisposableStack();
  const stores: [Sessions, Sessions] = [memorySessions(memoryStore()), memorySessions(memoryStore())];
  beforeAll(async () => {
    stores[0] = dynamoSessions((await aTable(undo)).table);
  }, 30_000);
  afterAll(() => undo.disposeAsync());

  agreementSuite(() => stores, 300);
});
