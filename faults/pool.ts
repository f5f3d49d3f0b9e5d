import { fork } from 'node:child_process';
import path from 'node:path';
import type { Job, Report } from './run.ts';

const isReport = (message: unknown): message is Report => typeof message === 'object' && message !== null && 'kind' in message;

/** Does all jobs in so many processes; `done` hears of each. */
export async function runAll(jobs: readonly Job[], processes: number, done: (report: Report) => void): Promise<void> {
  const waiting = [...jobs];
  const work = () =>
    new Promise<void>((resolve, reject) => {
      const child = fork(path.join(import.meta.dirname, 'worker.ts'));
      const next = () => {
        const job = waiting.shift();
        if (job) child.send(job);
        else child.disconnect();
      };
      child.on('message', (message) => {
        if (isReport(message)) done(message);
        next();
      });
      child.on('error', reject);
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`a worker ended with ${String(code)}`))));
      next();
    });
  await Promise.all(Array.from({ length: processes }, work));
}
