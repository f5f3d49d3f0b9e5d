import { useSyncExternalStore } from 'react';
import type { Readable } from '../../shared/store.ts';

/** The present value of one of the shared clients' stores, following it. */
export const useReadable = <T>(readable: Readable<T>): T => useSyncExternalStore(readable.subscribe, readable.get);
