import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.voices.ts'],
    globalSetup: ['test/build.ts', 'test/scratch.ts', 'test/voices/find.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 300_000,
    maxWorkers: Math.max(2, availableParallelism()),
  },
});
