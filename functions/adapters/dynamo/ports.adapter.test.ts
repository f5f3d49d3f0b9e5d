import { afterAll, beforeAll, describe, jest } from '@jest/globals';
import { anEntryId } from '../../ports/builders.suite.ts';
import { deskSuite } from '../../ports/desk.suite.ts';
import { factsSuite } from '../../ports/facts.suite.ts';
import { outboxSuite } from '../../ports/outbox.suite.ts';
import { sessionsSuite } from '../../ports/sessions.suite.ts';
import { timersSuite } from '../../ports/timers.suite.ts';
import { aTable, type MeasuredTable } from './a-table.suite.ts';
import { dynamoAgents, dynamoDesk } from './desk.ts';
import { dynamoFacts } from './facts.ts';
import { dynamoOutbox } from './outbox.ts';
import { dynamoSessions } from './session.ts';
import { dynamoStatusHistory } from './status-history.ts';
import { dynamoTickets } from './tickets.ts';
import { dynamoTimers } from './timers.ts';

// The machine may be busy with the other tests.
jest.setTimeout(120_000);

describe('in the table', () => {
  const undo = new AsyncDisposableStack();
  let { table }: Partial<MeasuredTable> = {};
  const open = () => {
    if (!table) throw new Error('the table is not open yet');
    return table;
  };
  beforeAll(async () => {
    ({ table } = await aTable(undo));
  });
  afterAll(() => undo.disposeAsync());

  sessionsSuite(() => dynamoSessions(open()));
  factsSuite(() => dynamoFacts(open()));
  timersSuite(() => dynamoTimers(open()));
  outboxSuite(() => ({ outbox: dynamoOutbox(open()), facts: dynamoFacts(open()) }));
  deskSuite(() => ({
    desk: dynamoDesk(open(), { entryId: anEntryId }),
    agents: dynamoAgents(open()),
    tickets: dynamoTickets(open()),
    history: dynamoStatusHistory(open()),
  }));
});
