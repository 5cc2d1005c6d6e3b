import { existsSync } from 'node:fs';
import path from 'node:path';
import { InvalidArgumentError } from 'commander';

/** Reads an option that counts something. Throws what commander tells with the option's name. */
export function toCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new InvalidArgumentError('a whole number from 1');
  return count;
}

/** Runs a command on the built line; a fault is told in one line, and the exit code is 1. */
export async function withBuiltLine(action: () => Promise<void>): Promise<void> {
  try {
    if (!existsSync(path.join(import.meta.dirname, '../dist/main.js'))) {
      throw new Error('the line is not built: npm run build');
    }
    await action();
  } catch (error) {
    process.stderr.write(`\n${(error as Error).message}\n`);
    process.exitCode = 1;
  }
}
