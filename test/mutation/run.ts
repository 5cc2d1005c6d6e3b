import { Stryker } from '@stryker-mutator/core';
import { Argument, Command } from 'commander';
import { toCount } from '../commands.ts';
import { parts, type Part } from './parts.ts';

/** Changes a part of the line in one place after the other, and tells which changes no test has noticed. */
async function mutate(
  name: keyof typeof parts,
  concurrency: number,
  files: readonly string[],
): Promise<void> {
  const part: Part = parts[name];
  process.env.MUTATION_TESTS = part.tests.join(',');
  await new Stryker({
    mutate: [...(files.length > 0 ? files : part.mutated)],
    concurrency,
    testRunner: 'vitest',
    plugins: ['@stryker-mutator/vitest-runner'],
    vitest: { configFile: 'test/mutation/vitest.config.ts', related: false },
    // What is computed once, when a file is loaded, would need all tests anew for each mutant.
    ignoreStatic: true,
    reporters: ['progress-append-only', 'clear-text'],
    clearTextReporter: { allowColor: process.stdout.isTTY, logTests: false, reportTests: false },
    ignorePatterns: ['dist'],
  }).runMutationTest();
}

await new Command('npm run mutation --')
  .description(
    'Changes the source in one place after the other, and tells which changes no test notices. Works on a copy.',
  )
  .addArgument(new Argument('<part>', 'what is changed').choices(Object.keys(parts)))
  .argument('[files...]', 'only these files of it, such as src/guide/step.ts')
  .option('--concurrency <count>', 'mutants that are tried at once', toCount, 2)
  .action((part: keyof typeof parts, files: readonly string[], { concurrency }: { concurrency: number }) =>
    mutate(part, concurrency, files),
  )
  .parseAsync()
  .catch((error: unknown) => {
    process.stderr.write(`${(error as Error).message}\n`);
    process.exitCode = 1;
  });
