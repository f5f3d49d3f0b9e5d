import { runJob, type Job } from './run.ts';

const isJob = (message: unknown): message is Job => typeof message === 'object' && message !== null && 'kind' in message;

// One process of the pool: a job comes in, its report goes out.
process.on('message', (message) => {
  if (isJob(message)) void runJob(message).then((report) => process.send?.(report));
});
