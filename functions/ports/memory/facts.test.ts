import { describe } from '@jest/globals';
import { factsSuite } from '../facts.suite.ts';
import { memoryFacts } from './facts.ts';
import { memoryStore } from './store.ts';

describe('in memory', () => factsSuite(() => memoryFacts(memoryStore())));
