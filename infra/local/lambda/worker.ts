import { parentPort, workerData } from 'node:worker_threads';
import { pathToFileURL } from 'node:url';

// One execution environment: it loads the bundle once and then handles one event at a time, as in Lambda.

type Invocation = { id: string; event: unknown; deadline: number };
type Handler = (event: unknown, context: object) => unknown;

const { module, exportName, context } = workerData;
const loaded = load();

parentPort?.on('message', (invocation: Invocation) => void answer(invocation));

async function answer({ id, event, deadline }: Invocation): Promise<void> {
  try {
    const handler = await loaded;
    const result = await handler(event, { ...context, awsRequestId: id, getRemainingTimeInMillis: () => deadline - Date.now() });
    // Lambda hands on JSON; what cannot be JSON is an error of the handler here too.
    parentPort?.postMessage({ id, ok: true, payload: JSON.stringify(result) ?? 'null' });
  } catch (error) {
    parentPort?.postMessage({ id, ok: false, error: described(error) });
  }
}

async function load(): Promise<Handler> {
  const exported: Record<string, unknown> = await import(pathToFileURL(module).href);
  const handler = exported[exportName];
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
