import { spawn } from 'node:child_process';
import { root } from './root.ts';
import { Trouble } from './trouble.ts';

/**
 * Runs a script of the project to its end with this very Node. What it says is shown only if it fails, as part of one
 * sentence that names what failed.
 */
export function runScript(what: string, args: string[], environment: Record<string, string>, stop: AbortSignal): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...args], { cwd: root, env: { ...process.env, ...environment }, signal: stop });
    let said = '';
    const listen = (part: Buffer) => (said += part.toString());
    child.stdout.on('data', listen);
    child.stderr.on('data', listen);
    child.on('error', reject);
    child.on('close', (code) => {
      if (code === 0) resolve(said);
      else reject(new Trouble(`${what} failed:\n${said.trim()}`));
    });
  });
}
