import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.browser.ts'],
    globalSetup: ['test/scratch.ts', 'test/workbench/unpack-browser.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 180_000,
    // A browser a file, and speech at its own pace, for which a third has time.
    maxWorkers: 3,
  },
});
