import { accessSync, constants, mkdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import * as z from 'zod';
import { kept, keepJson } from './kept.ts';
import { commandOf } from './process-command.ts';
import { root } from './root.ts';
import { Trouble } from './trouble.ts';

/** The folder for everything that survives a restart; it belongs to one running stack at a time. */
export function openDataFolder(chosen: string | undefined, undo: AsyncDisposableStack): string {
  const folder = chosen === undefined || chosen === '' ? join(root, '.foyer') : resolve(chosen);
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.R_OK | constants.W_OK);
  } catch {
    throw new Trouble(`The data folder ${folder} cannot be written: mend its permissions, or choose another with FOYER_DATA.`);
  }
  const lock = join(folder, 'runner.pid');
  const owner = kept(lock, z.number(), 0);
  // A runner that was killed leaves its number behind, which another program may have by now.
  if (owner !== 0 && owner !== process.pid && commandOf(owner).includes('infra/local/main')) {
    throw new Trouble(`Another stack (process ${owner}) is using ${folder}: stop it, or choose another folder with FOYER_DATA.`);
  }
  keepJson(lock, process.pid);
  undo.defer(() => rmSync(lock, { force: true }));
  return folder;
}
