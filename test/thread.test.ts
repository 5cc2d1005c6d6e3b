import { readdirSync, readFileSync } from 'node:fs';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { openThread } from '../src/thread.ts';

/** How often each niceness occurs among this process's threads. Source: proc(5), field 19 of `stat`. */
function nicenesses(): readonly number[] {
  return readdirSync('/proc/self/task').flatMap((task) => {
    try {
      const [, fields = ''] = readFileSync(`/proc/self/task/${task}/stat`, 'utf8').split(') ');
      return [Number(fields.split(' ')[16])];
    } catch {
      return [];
    }
  });
}

describe.runIf(process.platform === 'linux')('a thread for pages', () => {
  const opened: ReturnType<typeof openThread>[] = [];
  afterEach(async () => {
    await Promise.all(opened.splice(0).map((thread) => thread.terminate()));
  });

  it('gives way to the thread that answers callers', async () => {
    const before = nicenesses().filter((nice) => nice > 0).length;
    opened.push(openThread('usage/worker', { workerData: { databaseUrl: 'off', timeZone: 'UTC' } }));
    await vi.waitFor(() => {
      expect(nicenesses().filter((nice) => nice > 0)).toHaveLength(before + 1);
    }, 20_000);
  });
});
