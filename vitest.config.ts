import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

// Vitest starts first what took longest the last time; after `npm ci` it knows of no last time, and would end with one of these alone.
const long = /\/test\/(?:turns|lend)\//;

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const isLong = ({ moduleId }: TestSpecification): boolean => long.test(moduleId);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    // What tests start of the line is built once, and not compiled by each of them.
    globalSetup: ['test/build.ts', 'test/scratch.ts'],
    dangerouslyIgnoreUnhandledErrors: false,
    testTimeout: 60_000,
    // Three at once also on a machine of two cores: they wait for threads and programs a third of their time.
    maxWorkers: Math.max(3, availableParallelism()),
    // What many files read is read, and compiled, once: no test changes what another file's sees.
    isolate: false,
    // A third of the time that goes to collecting garbage is saved by more room for what is young.
    execArgv: ['--max-semi-space-size=64'],
    sequence: { sequencer: LongFirst },
  },
});
