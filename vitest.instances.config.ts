import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.instances.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 180_000,
  },
});
