/** Full jitter: any wait up to a doubling ceiling of 30 s, so that a mass reconnect spreads out. */
export function reconnectDelay(attempt: number, random: () => number): number {
  const ceiling = Math.min(30_000, 500 * 2 ** attempt);
  return Math.round(random() * ceiling);
}
