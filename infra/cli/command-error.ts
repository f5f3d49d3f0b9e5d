import { Command } from 'commander';
import * as z from 'zod';
import { refusals, type Result } from '../../functions/contract/refusals.ts';

/** A sentence for the operator instead of a stack trace. */
export class CommandError extends Error {}

/** The value, or the refusal as the operator's sentence. */
export function valueOf<T>(result: Result<T>): T {
  if (result.ok) return result.value;
  const { message } = refusals[result.refusal];
  throw new CommandError(`${message}${result.details?.field ? ` (${result.details.field})` : ''}`);
}

/** Options as typed, through their schema; what does not fit is named by its option. */
export function readOptions<T>(schema: z.ZodType<T>, options: unknown): T {
  const parsed = schema.safeParse(options);
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const option = String(issue?.path[0] ?? '').replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  throw new CommandError(`--${option}: ${issue?.message ?? 'cannot be read'}`);
}

/** Runs a command line and answers an operator's mistake with one line. */
export async function runCommand(program: Command): Promise<void> {
  try {
    await program.parseAsync();
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    console.error(error.message);
    process.exitCode = 1;
  }
}
