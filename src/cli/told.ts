/** What a fault says to whoever typed the command. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const [, name] = /^Cannot find package '([^']+)'/.exec(error.message) ?? [];
  if (name === undefined) return error.message;
  return `This needs ${name}, which answering callers does not: "npm ci" (without --omit=dev) in a checkout of the project brings it.`;
}

/** Tells a fault in one line on the standard error; the exit code is 1. */
export function tellFault(error: unknown): void {
  process.stderr.write(`${messageOf(error)}\n`);
  process.exitCode = 1;
}

/** Runs a command's action; a fault is told in one line on the standard error, and the exit code is 1. */
export function told<Arguments extends readonly unknown[]>(
  action: (...values: Arguments) => void | Promise<void>,
): (...values: Arguments) => Promise<void> {
  return async (...values) => {
    // Whoever reads the output may stop reading, as `head` does.
    process.stdout.on('error', () => process.exit());
    try {
      await action(...values);
    } catch (error) {
      tellFault(error);
    }
  };
}
