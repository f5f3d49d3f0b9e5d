import { afterAll, beforeAll, describe } from '@jest/globals';
import { sessionsSuite } from '../../ports/sessions.suite.ts';
import { aTable, type MeasuredTable } from './a-table.suite.ts';
import { dynamoSessions } from './session.ts';

describe('sessions in the table', () => {
  const undo = new AsyncDisposableStack();
  let measured: MeasuredTable;
  beforeAll(async () => {
    measured = await aTable(undo);
  });
  afterAll(() => undo.disposeAsync());

  sessionsSuite(() => dynamoSessions(measured.table));
});
