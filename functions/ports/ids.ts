import type { EntryId, VisitorId } from '../contract/ids.ts';

/** Chance, so that tests can choose it. */
export type Ids = {
  readonly entryId: () => EntryId;
  readonly visitorId: () => VisitorId;
  /** 16 random characters, for a ticket's single use. */
  readonly nonce: () => string;
};
