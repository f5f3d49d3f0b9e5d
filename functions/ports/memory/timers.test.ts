import { describe } from '@jest/globals';
import { timersSuite } from '../timers.suite.ts';
import { memoryStore } from './store.ts';
import { memoryTimers } from './timers.ts';

describe('in memory', () => timersSuite(() => memoryTimers(memoryStore())));
