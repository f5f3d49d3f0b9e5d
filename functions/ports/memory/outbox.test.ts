import { describe } from '@jest/globals';
import { outboxSuite } from '../outbox.suite.ts';
import { memoryFacts } from './facts.ts';
import { memoryOutbox } from './outbox.ts';
import { memoryStore } from './store.ts';

describe('in memory', () => {
  const store = memoryStore();
  outboxSuite(() => ({ outbox: memoryOutbox(store), facts: memoryFacts(store) }));
});
