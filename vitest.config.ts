import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
  },
});
