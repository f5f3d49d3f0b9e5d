import { wrongClients } from './defects/clients.ts';
import { wrongLater } from './defects/later.ts';
import { wrongAnswers } from './defects/wire.ts';
import { wrongWrites } from './defects/writes.ts';
import type { Defect } from './plant.ts';

/** Every defect the harness must find: one that no history shows would show that nothing is being checked. */
export const planted: readonly Defect[] = [...wrongAnswers, ...wrongWrites, ...wrongClients, ...wrongLater];
