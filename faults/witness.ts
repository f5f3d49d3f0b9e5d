/** The guarantees of the design that a history is checked against. */
export const invariants = [
  'I1', 'I2', 'I3', 'I4', 'I5', 'I6', 'I7', 'I8', 'I10', 'I11', 'I12', 'I13', 'I14', 'I15', 'I17', 'rest',
] as const;
export type Invariant = (typeof invariants)[number];
export type Violation = { readonly invariant: Invariant; readonly detail: string; readonly step: number };

/** Collects what was seen to be wrong; the first one ends the history. */
export function createWitness(step: () => number) {
  const violations: Violation[] = [];
  return {
    violations,
    isSatisfied: () => violations.length === 0,
    /** Says that something holds, or what was seen instead. */
    expect: (invariant: Invariant, holds: boolean, detail: () => string) => {
      if (!holds) violations.push({ invariant, detail: detail(), step: step() });
    },
  };
}
export type Witness = ReturnType<typeof createWitness>;
