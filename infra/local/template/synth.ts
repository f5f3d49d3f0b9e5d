import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join, relative } from 'node:path';
import { runScript } from '../child.ts';
import { root } from '../root.ts';
import { isAssembly } from './read.ts';

// What the template is made from: the app, the routes it reads, its libraries, and the built files it copies.
const inputs = ['infra/app.ts', 'infra/aws', 'functions/contract', 'package-lock.json', 'dist/functions', 'dist/web/widget', 'dist/web/console'];
// Other stacks may still run from theirs.
const kept = 4;

/** Synthesizes the CDK app, unless its inputs are those of an earlier time. Gives the folder. */
export async function synthesize(port: number, say: (line: string) => void, stop: AbortSignal): Promise<string> {
  const home = join(root, 'cdk.out', 'local');
  const folder = join(home, hashOfInputs(port));
  if (isAssembly(folder)) return folder;
  say('Synthesizing the CDK app');
  const draft = `${folder}.${process.pid}`;
  const context = JSON.stringify({ stage: 'local', port });
  await runScript('Synthesizing the CDK app', ['infra/app.ts'], { CDK_OUTDIR: draft, CDK_CONTEXT_JSON: context }, stop);
  rmSync(folder, { recursive: true, force: true });
  renameSync(draft, folder);
  const others = readdirSync(home).map((name) => join(home, name)).toSorted((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs);
  for (const old of others.slice(kept)) rmSync(old, { recursive: true, force: true });
  return folder;
}

function hashOfInputs(port: number): string {
  const hash = createHash('sha256').update(String(port));
  for (const file of inputs.flatMap((input) => filesBelow(join(root, input)))) {
    hash.update(relative(root, file)).update('\0').update(readFileSync(file));
  }
  return hash.digest('hex').slice(0, 16);
}

function filesBelow(path: string): string[] {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    // The build notes when it ran; the template does not care.
    .filter((file) => !/\/dist\/\.[^/]*$|\.test\.ts$/.test(file))
    .toSorted();
}
