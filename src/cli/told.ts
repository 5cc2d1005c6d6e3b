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
      process.stderr.write(`${(error as Error).message}\n`);
      process.exitCode = 1;
    }
  };
}
