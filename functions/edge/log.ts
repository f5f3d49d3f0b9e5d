/** The log's whole catalogue. Ids and codes only: no text, name, address or token ever gets into a line. */
type Line =
  | { readonly code: 'fault'; readonly where: string; readonly request: string; readonly error: string; readonly at: readonly string[] }
  | { readonly code: 'timers-run'; readonly due: number };

export type Log = (line: Line) => void;

/** One line of JSON for each event that an operator should know of. A success says nothing. */
export const logTo = (output: Pick<Console, 'error' | 'info'>): Log => (line) => {
  // As an object: Lambda writes the JSON, and a text would be quoted in it, where no metric filter can look.
  if (line.code === 'fault') output.error(line);
  else output.info(line);
};

export const consoleLog: Log = logTo(console);

/** What may be said of an unexpected error: its kind and where it arose. Its message may quote what a person wrote. */
export function describeFault(fault: unknown): { error: string; at: string[] } {
  if (!(fault instanceof Error)) return { error: 'unknown', at: [] };
  const frames = (fault.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '));
  return { error: fault.name, at: frames.slice(0, 6).map((line) => line.trim()) };
}
