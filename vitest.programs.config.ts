import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.programs.ts'],
    globalSetup: ['test/build.ts', 'test/scratch.ts', 'test/programs/find.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 180_000,
    maxWorkers: Math.max(2, availableParallelism()),
    isolate: false,
  },
});
