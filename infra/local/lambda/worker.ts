import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';
import { inspect } from 'node:util';

// One execution environment: it loads the bundle once and then handles one event at a time, as in Lambda.

type Invocation = { id: string; event: unknown; deadline: number };
type Assignment = { module: string; exportName: string; context: object };
type Handler = (event: unknown, context: object) => unknown;

// Lambda writes whatever is logged on one line.
inspect.defaultOptions = { breakLength: Infinity, compact: true };

const { module, exportName, context }: Assignment = readAssignment(workerData);
const loaded = load();

parentPort?.on('message', (invocation: Invocation) => void answer(invocation));

async function answer({ id, event, deadline }: Invocation): Promise<void> {
  try {
    const handler = await loaded;
    const result = await handler(event, { ...context, awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() });
    // Lambda hands on JSON; what cannot be JSON is an error of the handler here too.
    parentPort?.postMessage({ id, ok: true, payload: textOf(result) });
  } catch (error) {
    parentPort?.postMessage({ id, ok: false, error: described(error) });
  }
}

// Not through a schema: loading one would double the time of a cold start.
function readAssignment(given: unknown): Assignment {
  if (typeof given === 'object' && given !== null && 'module' in given && 'exportName' in given && 'context' in given) {
    const { module, exportName, context } = given;
    if (typeof module === 'string' && typeof exportName === 'string' && typeof context === 'object' && context !== null) return { module, exportName, context };
  }
  throw new Error('started without a function to run');
}

/** A handler that returns nothing answers null. */
function textOf(result: unknown): string {
  return result === undefined ? 'null' : JSON.stringify(result);
}

async function load(): Promise<Handler> {
  const exported: unknown = await import(pathToFileURL(module).href);
  const handler: unknown = typeof exported === 'object' && exported !== null ? Reflect.get(exported, exportName) : undefined;
  if (!isHandler(handler)) throw new Error(`${exportName} is undefined or not exported`);
  return handler;
}

function isHandler(value: unknown): value is Handler {
  return typeof value === 'function';
}

function described(error: unknown): object {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  return { errorType: error.name, errorMessage: error.message, trace: error.stack?.split('\n') ?? [] };
}

// A bundle that cannot be loaded answers each event with the reason instead of ending the thread.
loaded.catch(() => undefined);
