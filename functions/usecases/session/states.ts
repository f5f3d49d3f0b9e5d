import { SessionState } from '../../contract/session.ts';

/** For a write that no state forbids. */
export const allStates = SessionState.options;
