import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    // Two at once also on a machine of two cores, where vitest would leave one idle.
    maxWorkers: 2,
  },
});
