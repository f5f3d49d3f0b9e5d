/** What somebody may do; what makes no sense for him at the moment is nothing. */
export const verbs = [
  'begin', 'say', 'burst', 'type', 'rate', 'update', 'mail', 'end', 'retry', 'reload', 'cut', 'sink', 'offline', 'online', 'wake',
  'look', 'take', 'giveUp', 'switch',
] as const;
export type Verb = (typeof verbs)[number];

export type Person = {
  readonly name: string;
  /** `chance` from 0 to 1 settles which and how much. */
  readonly act: (verb: Verb, chance: number) => void;
  /** Nothing hinders him any more. */
  readonly heal: () => void;
  /** Checks what he sees once everything has come to rest. */
  readonly atRest: () => void;
};
