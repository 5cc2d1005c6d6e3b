import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What tests start of the line is built once, and not compiled by each of them.
    globalSetup: ['test/build.ts', 'test/scratch.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    // Two at once also on a machine of two cores, where vitest would leave one idle.
    maxWorkers: Math.max(2, availableParallelism()),
    // What many files read is read, and compiled, once: no test changes what another file's sees.
    isolate: false,
    // More room for what is young saves half the time that goes to collecting garbage.
    execArgv: ['--max-semi-space-size=128'],
  },
});
