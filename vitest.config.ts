import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What tests start of the line is built once, and not compiled by each of them.
    globalSetup: 'test/build.ts',
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    // Two at once also on a machine of two cores, where vitest would leave one idle.
    maxWorkers: 2,
  },
});
