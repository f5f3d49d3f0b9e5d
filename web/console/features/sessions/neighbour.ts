/** The session one step on from this one; the first or the last where none has the focus, nothing beyond the ends. */
export function neighbour(ids: readonly string[], from: string | undefined, step: 1 | -1): { id: string; index: number } | undefined {
  const at = from === undefined ? -1 : ids.indexOf(from);
  const index = at === -1 ? (step === 1 ? 0 : ids.length - 1) : at + step;
  const id = ids[index];
  return id === undefined ? undefined : { id, index };
}
