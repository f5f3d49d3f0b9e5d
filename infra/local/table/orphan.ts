import { join } from 'node:path';
import * as z from 'zod';
import { kept, keepJson } from '../kept.ts';
import { commandOf } from '../process-command.ts';

// A runner that was killed could not stop its table engine, which still holds the data file.
const pidFile = (folder: string): string => join(folder, 'table.pid');

export const rememberChild = (folder: string, pid: number): void => keepJson(pidFile(folder), pid);

/** Ends the table engine that an earlier runner left behind, and nothing else that got its number since. */
export async function endOrphan(folder: string, databaseFile: string): Promise<void> {
  const pid = kept(pidFile(folder), z.number(), 0);
  if (pid === 0 || !commandOf(pid).includes(databaseFile)) return;
  process.kill(pid, 'SIGTERM');
  while (commandOf(pid).includes(databaseFile)) await new Promise((resolve) => setTimeout(resolve, 20));
}
