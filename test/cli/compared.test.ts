import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { facts } from '../../src/guide/facts.ts';

const root = path.join(import.meta.dirname, '../..');
const count = Object.keys(facts).length;

function compare(answers: readonly string[]): {
  readonly status: number | null;
  readonly output: string;
  readonly text: string;
} {
  const folder = mkdtempSync(path.join(tmpdir(), 'facts-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  const file = path.join(folder, 'facts.ts');
  copyFileSync(path.join(root, 'src/guide/facts.ts'), file);
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', path.join(root, 'src/cli/compared.ts'), '--facts', file],
    { encoding: 'utf8', input: `${answers.join('\n')}\n` },
  );
  return { status, output: stdout + stderr, text: readFileSync(file, 'utf8') };
}

const yes = Array.from({ length: count }, () => 'y');
const written = /export const compared: Month \| undefined = \{ year: \d{4}, month: \d{1,2} \};/;

describe('the monthly comparison', () => {
  it('writes the month when every fact is still true', () => {
    const { status, text } = compare(yes);
    expect(status).toBe(0);
    expect(text).toMatch(written);
  });

  it('writes nothing when a fact is not, and says how to silence it', () => {
    const { status, output, text } = compare(['n', ...yes.slice(1)]);
    expect(status).toBe(1);
    expect(output).toContain(`silence ${Object.keys(facts)[0] ?? ''}`);
    expect(text).toBe(readFileSync(path.join(root, 'src/guide/facts.ts'), 'utf8'));
  });

  it.each([[[]], [['y', 'q']]])('writes nothing when it is stopped: %j', (answers) => {
    expect(compare(answers).text).toBe(readFileSync(path.join(root, 'src/guide/facts.ts'), 'utf8'));
  });
});
