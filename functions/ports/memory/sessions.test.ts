import { describe } from '@jest/globals';
import { sessionsSuite } from '../sessions.suite.ts';
import { memorySessions } from './sessions.ts';
import { memoryStore } from './store.ts';

describe('in memory', () => sessionsSuite(() => memorySessions(memoryStore())));
