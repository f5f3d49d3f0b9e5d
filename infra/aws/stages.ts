/** Requests per second, sustained and in a burst, that an API accepts before it answers 429. */
type Throttle = { rate: number; burst: number };

/** Addresses that AWS names at deployment, and that only the local stage knows beforehand. */
export type Urls = {
  site: string;
  console: string;
  visitorApi: string;
  consoleApi: string;
  socket: string;
  connections: string;
  signIn: string;
};

/** All that differs from stage to stage. */
export type Stage = {
  name: StageName;
  region: string;
  /** The table, the users and the files outlive their stack and cannot be deleted by accident. */
  keepsData: boolean;
  /** How long logs are kept; CloudWatch knows only certain numbers. */
  logDays: 1 | 7 | 30 | 90 | 365;
  throttles: { visitor: Throttle; console: Throttle; socket: Throttle };
  /** Sender of transcripts; its domain becomes the SES identity. */
  mailFrom: string;
  /** Who reads the alarms. */
  alarmMail?: string;
  urls?: Urls;
};

export const stageNames = ['local', 'test', 'production'] as const;
export type StageName = (typeof stageNames)[number];

/** `port` is where the local stack begins to listen; the others ignore it. */
export const stages: Record<StageName, (port: number) => Stage> = {
  local: (port) => ({
    name: 'local',
    region: 'eu-central-1',
    keepsData: false,
    logDays: 1,
    throttles: {
      visitor: { rate: 5_000, burst: 5_000 },
      console: { rate: 5_000, burst: 5_000 },
      socket: { rate: 10_000, burst: 5_000 },
    },
    mailFrom: 'chat@foyer.test',
    urls: {
      site: `http://localhost:${port + 1}`,
      console: `http://localhost:${port + 2}`,
      visitorApi: `http://localhost:${port + 3}`,
      consoleApi: `http://localhost:${port + 4}`,
      socket: `ws://localhost:${port + 5}`,
      connections: `http://localhost:${port + 5}`,
      signIn: `http://localhost:${port + 6}`,
    },
  }),
  test: () => ({
    name: 'test',
    region: 'eu-central-1',
    keepsData: false,
    logDays: 7,
    throttles: {
      visitor: { rate: 50, burst: 100 },
      console: { rate: 50, burst: 100 },
      socket: { rate: 200, burst: 400 },
    },
    mailFrom: 'chat@test.example.com',
  }),
  production: () => ({
    name: 'production',
    region: 'eu-central-1',
    keepsData: true,
    logDays: 90,
    throttles: {
      visitor: { rate: 500, burst: 1_000 },
      console: { rate: 200, burst: 400 },
      // The account has 10,000 requests/s, which posting to the peers shares with receiving.
      socket: { rate: 4_000, burst: 2_000 },
    },
    mailFrom: 'chat@example.com',
  }),
};
