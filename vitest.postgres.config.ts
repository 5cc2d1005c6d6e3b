import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

/** The tests that take whatever database a run has. */
const include = readdirSync('test', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.(?:test|programs|exhaustive)\.ts$/.test(file))
  .map((file) => `test/${file}`)
  .filter((file) => /'[./a-z]+\/engines\.ts'|databaseDrivers/.test(readFileSync(file, 'utf8')));

export default defineConfig({
  test: {
    include,
    // What is not about a database has its place in `npm test`.
    testNamePattern: /PostgreSQL/,
    globalSetup: ['test/build.ts', 'test/scratch.ts', 'test/usage/postgres.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    maxWorkers: Math.max(2, availableParallelism()),
    isolate: false,
  },
});
