import { createStore, type Readable } from '../../shared/store.ts';
import { wordsFrom, type Words } from '../../shared/words.ts';

const current = createStore<Words>(wordsFrom({}));

/** The words a tenant may edit (IRP-59), as the server sent them last; until then the defaults. */
export const tenantWords: Readable<Words> = current;

export const learnTenantWords = (strings: Readonly<Record<string, string>>): void => current.set(wordsFrom(strings));
