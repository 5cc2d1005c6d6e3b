import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.exhaustive.ts'],
    globalSetup: ['test/build.ts', 'test/scratch.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 180_000,
    maxWorkers: Math.max(2, availableParallelism()),
    isolate: false,
  },
});
