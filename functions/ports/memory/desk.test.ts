import { describe } from '@jest/globals';
import { anEntryId } from '../builders.suite.ts';
import { deskSuite } from '../desk.suite.ts';
import { memoryAgents, memoryDesk, memoryStatusHistory, memoryTickets } from './desk.ts';
import { memoryStore } from './store.ts';

describe('in memory', () => {
  const store = memoryStore();
  deskSuite(() => ({
    desk: memoryDesk(store, anEntryId), agents: memoryAgents(store), tickets: memoryTickets(store), history: memoryStatusHistory(store),
  }));
});
