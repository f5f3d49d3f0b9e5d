import { execFileSync } from 'node:child_process';

/** The command line of a running process; empty when there is none, or when it has ended and nobody has asked how. */
export function commandOf(pid: number): string {
  try {
    return execFileSync('ps', ['-p', String(pid), '-o', 'args='], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
  } catch {
    // `ps` fails when there is no such process.
    return '';
  }
}
