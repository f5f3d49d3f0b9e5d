import { Trouble } from './trouble.ts';

/** Every local address, counted from one base so that two stacks can run side by side. */
const offsets = {
  start: 0, site: 1, console: 2, visitorApi: 3, consoleApi: 4, socket: 5,
  signIn: 6, mailbox: 7, aurora: 8, birch: 9, aws: 10,
} as const;

export type Ports = Record<keyof typeof offsets, number>;

export function portsFrom(base: string | undefined): Ports {
  const first = base === undefined || base === '' ? 4000 : Number(base);
  if (!Number.isInteger(first) || first < 1 || first > 65_525) {
    throw new Trouble(`PORT must be a number from 1 to 65525, not "${base}".`);
  }
  const at = (offset: number) => first + offset;
  return {
    start: at(offsets.start), site: at(offsets.site), console: at(offsets.console),
    visitorApi: at(offsets.visitorApi), consoleApi: at(offsets.consoleApi), socket: at(offsets.socket),
    signIn: at(offsets.signIn), mailbox: at(offsets.mailbox), aurora: at(offsets.aurora),
    birch: at(offsets.birch), aws: at(offsets.aws),
  };
}

/** What a browser types. */
export const origin = (port: number): string => `http://localhost:${port}`;

/** What the AWS SDK is given: S3 uses path style only for an address, and no name has to be looked up. */
export const address = (port: number): string => `http://127.0.0.1:${port}`;
