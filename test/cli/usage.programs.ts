import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { openStore } from '../../src/usage/database.ts';
import { lineProgram } from '../line-program.ts';

interface Ran {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'usage-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

function usage(folder: string, ...options: readonly string[]): Ran {
  return spawnSync(process.execPath, [lineProgram, 'usage', ...options], {
    encoding: 'utf8',
    cwd: folder,
    env: { PATH: process.env.PATH },
  });
}

const file = (folder: string): string => `file:${path.join(folder, 'usage.db')}`;

describe('line usage', () => {
  it('makes the same simulated month each time, apart from what is counted, and marks it', () => {
    const folder = makeFolder();
    const [first, second] = [
      usage(folder, '--sample', '--month', '2026-10'),
      usage(folder, '--sample', '--month', '2026-10'),
    ];
    expect(first.status).toBe(0);
    expect(first.stdout).toMatch(/^SIMULATED/);
    expect(second.stdout).toBe(first.stdout);
    expect(usage(folder).stderr).toContain('DATABASE_URL');
  });

  it('tells a month, its counters as CSV, and where words fail', async () => {
    const folder = makeFolder();
    const store = await openStore(file(folder));
    const day = '2026-10-31';
    await store.add({
      instance: 'one',
      sequence: 1,
      day,
      turns: [
        { day, language: 'es', from: '', to: 'language', how: 'new call', count: 40 },
        { day, language: 'es', from: 'notice', to: 'notice', how: 'silence', count: 30 },
        { day, language: 'es', from: 'notice', to: 'notice', how: 'again', count: 2 },
      ],
      measures: [],
    });
    await store.close();
    const of = ['--database', file(folder), '--month', '2026-10'];
    const month = usage(folder, ...of);
    expect([month.status, month.stderr]).toEqual([0, '']);
    expect(month.stdout).toContain('about 40');
    const trouble = usage(folder, ...of, '--trouble').stdout;
    // Of so few turns no share is told.
    expect(trouble).toMatch(
      /notice +es +[34]0 +(?:10|under 10) +30 +under 10 +– +docs\/scripts\/faq\/es\.md#notice/,
    );
    expect(usage(folder, ...of, '--csv').stdout).toMatch(/^new calls,2026-10,,,,,,40\r$/m);
    const none = usage(folder, '--database', file(folder), '--month', '2026-09');
    expect([none.status, none.stdout]).toEqual([1, '']);
    expect(none.stderr).toContain('2026-10');
  });

  it.each([
    [['--month', '2026-13'], '--month'],
    [['--week', '2026-W60'], '--week'],
    [['--week', '2026-10'], '--week'],
    [['--month', '2026-10', '--week', '2026-W41'], '--week'],
    [['--sample', '--month', '2099-01'], '2099-01'],
    [['--database', 'file:/nowhere/usage.db'], '/nowhere/usage.db'],
    [['--database', 'postgres://line@127.0.0.1:1/none'], 'ECONNREFUSED'],
  ])('%s is told with what is wrong, and exit code 1', (options, word) => {
    const { status, stderr } = usage(makeFolder(), ...options);
    expect(status).toBe(1);
    expect(stderr).toContain(word);
  });
});
