import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.voices.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 300_000,
  },
});
