import { randomBytes } from 'node:crypto';

/** API Gateway's ids of requests, messages and connections: base64 for URLs, with the padding kept. */
export const gatewayId = (): string => `${randomBytes(11).toString('base64url')}=`;

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const two = (value: number): string => String(value).padStart(2, '0');

/** API Gateway's time: 09/Feb/2024:18:11:43 +0000. */
export function httpTime(milliseconds: number): string {
  const date = new Date(milliseconds);
  const day = `${two(date.getUTCDate())}/${months[date.getUTCMonth()] ?? ''}/${date.getUTCFullYear()}`;
  return `${day}:${[date.getUTCHours(), date.getUTCMinutes(), date.getUTCSeconds()].map(two).join(':')} +0000`;
}
