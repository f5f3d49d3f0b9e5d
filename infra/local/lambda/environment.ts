import { randomUUID } from 'node:crypto';
import { Worker } from 'node:worker_threads';
import * as z from 'zod';
import type { JsonObject } from '../json.ts';

/** A function as the template declares it. */
export type FunctionSpec = {
  name: string;
  arn: string;
  role: string;
  module: string;
  exportName: string;
  environment: Record<string, string>;
  timeoutMs: number;
  memoryMb: number;
};

const LambdaError = z.object({ errorType: z.string(), errorMessage: z.string(), trace: z.array(z.string()).optional() });
type LambdaError = z.infer<typeof LambdaError>;
/** A handler's answer as JSON text, or the error in Lambda's own words. */
export type Outcome = { ok: true; payload: string } | { ok: false; error: LambdaError };

const Answer = z.union([
  z.object({ id: z.string(), ok: z.literal(true), payload: z.string() }),
  z.object({ id: z.string(), ok: z.literal(false), error: LambdaError }),
]);

/** Where a function's console output goes, line by line. */
export type Print = (functionName: string, line: string) => void;

/** One worker thread: it takes one event at a time. After a timeout or a crash it is gone. */
export class Environment {
  gone = false;
  readonly #spec: FunctionSpec;
  readonly #worker: Worker;
  #finish: ((outcome: Outcome) => void) | undefined;

  constructor(spec: FunctionSpec, print: Print) {
    this.#spec = spec;
    this.#worker = new Worker(new URL('./worker.ts', import.meta.url), {
      env: spec.environment,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: spec.memoryMb },
      workerData: { module: spec.module, exportName: spec.exportName, context: contextOf(spec) },
    });
    for (const stream of [this.#worker.stdout, this.#worker.stderr]) forEachLine(stream, (line) => print(spec.name, line));
    this.#worker.on('message', (message) => {
      const answer = Answer.parse(message);
      this.#end(answer.ok ? { ok: true, payload: answer.payload } : { ok: false, error: answer.error });
    });
    this.#worker.on('error', (error) => this.#crash(error instanceof Error ? error.message : String(error)));
    this.#worker.on('exit', (code) => this.#crash(`Runtime exited with error: exit status ${code}`));
  }

  run(event: JsonObject, requestId: string = randomUUID()): Promise<Outcome> {
    const { timeoutMs } = this.#spec;
    return new Promise((resolve) => {
      const timer = setTimeout(() => {
        const seconds = (timeoutMs / 1000).toFixed(2);
        this.#crash(`Task timed out after ${seconds} seconds`, 'Sandbox.Timedout', requestId);
      }, timeoutMs);
      this.#finish = (outcome) => {
        clearTimeout(timer);
        resolve(outcome);
      };
      this.#worker.postMessage({ id: requestId, event, deadline: Date.now() + timeoutMs });
    });
  }

  async stop(): Promise<void> {
    this.gone = true;
    this.#end({ ok: false, error: { errorType: 'Runtime.ExitError', errorMessage: 'Runtime was stopped' } });
    await this.#worker.terminate();
  }

  #crash(message: string, errorType = 'Runtime.ExitError', requestId: string = randomUUID()): void {
    if (this.gone) return;
    this.#end({ ok: false, error: { errorType, errorMessage: `RequestId: ${requestId} Error: ${message}` } });
    void this.stop();
  }

  #end(outcome: Outcome): void {
    const finish = this.#finish;
    this.#finish = undefined;
    finish?.(outcome);
  }
}

const contextOf = ({ name, arn, memoryMb }: FunctionSpec): object => ({
  functionName: name,
  functionVersion: '$LATEST',
  invokedFunctionArn: arn,
  memoryLimitInMB: String(memoryMb),
  logGroupName: `/aws/lambda/${name}`,
  logStreamName: `local/[$LATEST]${process.pid}`,
  callbackWaitsForEmptyEventLoop: true,
});

function forEachLine(stream: NodeJS.ReadableStream, act: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8').on('data', (part: string) => {
    const lines = `${rest}${part}`.split('\n');
    rest = lines.pop() ?? '';
    lines.forEach(act);
  });
}
