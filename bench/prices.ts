/** AWS list prices in US$, first tier, without the free one. */
export const prices = {
  date: '2026-11-21',
  region: 'us-east-1',
  /** Each way, in units of 32 KB. */
  socketMessage: 1e-6,
  connectionMinute: 0.25e-6,
  httpRequest: 1e-6,
  invocation: 0.2e-6,
  /** arm64. */
  gigabyteSecond: 0.0000133334,
  writeUnit: 0.625e-6,
  readUnit: 0.125e-6,
} as const;

/** What one machine cannot show of AWS: how long a Lambda waits for its neighbours, and how fast it computes. */
export const assumed = {
  tableMs: 5,
  postMs: 15,
  /** 512 MB of memory is this share of a processor. */
  processor: 0.29,
  gigabytes: 0.5,
} as const;

export type Bill = {
  socketMessages: number; connectionMinutes: number; httpRequests: number; invocations: number; lambdaMs: number; writeUnits: number; readUnits: number;
};

/** US$ by meter and in all. */
export function dollars(bill: Bill, times = 1): { total: number } & Record<string, number> {
  const parts = {
    socket: bill.socketMessages * prices.socketMessage,
    connection: bill.connectionMinutes * prices.connectionMinute,
    http: bill.httpRequests * prices.httpRequest,
    invocations: bill.invocations * prices.invocation,
    compute: (bill.lambdaMs / 1000) * assumed.gigabytes * prices.gigabyteSecond,
    writes: bill.writeUnits * prices.writeUnit,
    reads: bill.readUnits * prices.readUnit,
  };
  const total = Object.values(parts).reduce((sum, part) => sum + part, 0);
  return { ...Object.fromEntries(Object.entries(parts).map(([name, part]) => [name, round(part * times, 5)])), total: round(total * times, 5) };
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}
