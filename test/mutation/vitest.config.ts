import { defineConfig } from 'vitest/config';

/** The tests of one part, from the source: what is built does not have the mutants. */
export default defineConfig({
  test: {
    include: (process.env.MUTATION_TESTS ?? '').split(',').filter(Boolean),
    globalSetup: ['test/scratch.ts'],
    testTimeout: 60_000,
    isolate: false,
  },
});
