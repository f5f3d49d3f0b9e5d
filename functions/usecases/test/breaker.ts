/** Breaks one step of a port, once: before it happens, or after it, so that only its reply is lost. */
export function aBreaker() {
  const planned = new Set<string>();
  const strike = (name: string) => {
    if (planned.delete(name)) throw new Error(`broken ${name}`);
  };
  return {
    before: (step: string) => planned.add(`before ${step}`),
    after: (step: string) => planned.add(`after ${step}`),
    around:
      <A extends unknown[], R>(step: string, run: (...input: A) => Promise<R>) =>
      async (...input: A): Promise<R> => {
        strike(`before ${step}`);
        const result = await run(...input);
        strike(`after ${step}`);
        return result;
      },
  };
}
