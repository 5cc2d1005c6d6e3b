import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands } from '../../src/cli/commands.ts';

const root = path.join(import.meta.dirname, '../..');
const installed = mkdtempSync(path.join(tmpdir(), 'installed-'));

interface Ran {
  readonly status: number | null;
  readonly output: string;
}

function line(...words: readonly string[]): Ran {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(installed, 'dist/cli/line.js'), ...words],
    { encoding: 'utf8', cwd: installed, env: { PATH: process.env.PATH } },
  );
  return { status, output: stdout + stderr };
}

/** What is installed has what the image has: what is built, and the packages that answering callers needs. */
beforeAll(() => {
  for (const name of ['dist', 'prompts', 'audio', 'package.json', 'package-lock.json', '.npmrc']) {
    cpSync(path.join(root, name), path.join(installed, name), { recursive: true });
  }
  const { status, stdout, stderr } = spawnSync('npm', ['ci', '--omit=dev', '--prefer-offline'], {
    cwd: installed,
    encoding: 'utf8',
  });
  expect([status, stdout + stderr]).toEqual([0, expect.not.stringContaining('warn')]);
}, 300_000);

afterAll(() => {
  rmSync(installed, { recursive: true });
}, 60_000);

describe('a line that is installed without its source and without development packages', () => {
  it.each(Object.values(commands).flat())('has $name', ({ name }) => {
    const { status, output } = line(name, '--help');
    expect([status, output.startsWith(`Usage: line ${name} `)], output).toEqual([0, true]);
  });

  it.each([
    'words show',
    'review',
    'languages',
    'recordings status',
    'recordings sheet es',
    'script es',
    'lint --quiet',
    'check --guidance faq',
    'effort --lang es',
    'edition --one-file es',
    'usage --sample',
    'phone --lang es --fast --keys 1,h',
  ])('runs %s', (words) => {
    const { status, output } = line(...words.split(' '));
    expect(status, output).toBe(0);
  });

  it('silences a fact where the line that runs looks', () => {
    expect(line('words', 'silence', 'W5').status).toBe(0);
    expect(readFileSync(path.join(installed, 'words/words.json'), 'utf8')).toContain('W5');
  });

  it.each([
    ['unpdf', ['legal-help', 'read', 'package.json']],
    ['@aws-sdk/client-polly', ['recordings', 'render', 'es', '--engine', 'polly', '--dry-run']],
  ])('says that it needs %s, and how to get it', (name, words) => {
    const { status, output } = line(...words);
    expect(status).toBe(1);
    expect(output).toContain(name);
    expect(output).toContain('npm ci');
  });

  it('names its commands in messages as they are called there', () => {
    const { output } = line('review');
    expect(output).toContain('"line review');
    expect(output).not.toContain('npx');
  });
});
