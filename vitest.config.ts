import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

// Two at once also on a machine of two cores, where vitest would leave one idle.
const workers = Math.max(2, availableParallelism());

/** What all tests begin with: what they start of the line is built once, and not compiled by each of them. */
const begin = ['test/build.ts', 'test/scratch.ts'];

/** The tests that take whatever database a run has. */
function findDatabaseTests(): string[] {
  return readdirSync('test', { recursive: true, encoding: 'utf8' })
    .filter((file) => /\.(?:test|programs|exhaustive)\.ts$/.test(file))
    .map((file) => `test/${file}`)
    .filter((file) => /'[./a-z]+\/engines\.ts'|databaseDrivers/.test(readFileSync(file, 'utf8')));
}

/** The suites, of which each has a command in package.json. docs/testing.md says what is in which. */
const suites = {
  quick: {
    include: ['test/**/*.test.ts'],
    globalSetup: begin,
    testTimeout: 60_000,
    // More room for what is young saves half the time that goes to collecting garbage.
    execArgv: ['--max-semi-space-size=128'],
  },
  exhaustive: { include: ['test/**/*.exhaustive.ts'], globalSetup: begin, testTimeout: 180_000 },
  programs: {
    include: ['test/**/*.programs.ts'],
    globalSetup: [...begin, 'test/programs/find.ts'],
    testTimeout: 180_000,
  },
  postgres: {
    include: findDatabaseTests(),
    globalSetup: [...begin, 'test/usage/postgres.ts'],
    testTimeout: 60_000,
  },
  browser: {
    include: ['test/**/*.browser.ts'],
    globalSetup: ['test/scratch.ts', 'test/workbench/unpack-browser.ts'],
    testTimeout: 180_000,
    // A browser each, and speech at its own pace, for which a third has time.
    maxWorkers: 3,
  },
  voices: {
    include: ['test/**/*.voices.ts'],
    globalSetup: [...begin, 'test/voices/find.ts'],
    testTimeout: 300_000,
  },
};

export default defineConfig({
  test: {
    dangerouslyIgnoreUnhandledErrors: false,
    projects: Object.entries(suites).map(([name, suite], groupOrder) => ({
      // What many files read is read, and compiled, once: no test changes what another file's sees.
      test: { name, maxWorkers: workers, isolate: false, sequence: { groupOrder }, ...suite },
    })),
  },
});
