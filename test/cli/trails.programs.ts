import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { readSettings } from '../../src/config/read.ts';
import { lineProgram } from '../line-program.ts';

const root = path.join(import.meta.dirname, '../..');

function trails(folder: string, ...words: readonly string[]): { status: number | null; out: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [lineProgram, 'trails', ...words, '--env', path.join(folder, '.env')],
    { cwd: root, encoding: 'utf8', env: { PATH: process.env.PATH } },
  );
  return { status, out: stdout + stderr };
}

function makeFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'trails-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true });
  });
  return folder;
}

it('turns trails on for some hours and off again, and leaves every other setting as it is', () => {
  const folder = makeFolder();
  const file = path.join(folder, '.env');
  const before = '# Ours\nTIME_ZONE=America/New_York\nHOTLINE_NAME="A # B"';
  writeFileSync(file, before);
  expect(trails(folder, 'on', '--hours', '3').status).toBe(0);
  expect(trails(folder, 'on', '--hours', '1').status).toBe(0);
  const written = readFileSync(file, 'utf8');
  expect(written.startsWith(`${before}\n`)).toBe(true);
  const [, until] = /^TRAILS_UNTIL=(.+)\n$/m.exec(written) ?? [];
  const { trailsUntil = 0 } = readSettings({ TRAILS_UNTIL: until, TIME_ZONE: 'America/New_York' });
  expect(Math.abs(trailsUntil - Date.now() - 3_600_000)).toBeLessThan(120_000);
  expect(trails(folder, 'off').status).toBe(0);
  expect(readFileSync(file, 'utf8')).toBe(`${before}\n`);
});

it('turns trails on for no more than a day, and makes no file of settings', () => {
  const folder = makeFolder();
  expect(trails(folder, 'on', '--hours', '25').status).toBe(1);
  const { status, out } = trails(folder, 'on');
  expect([status, /TRAILS_UNTIL=\d{4}-/.test(out)]).toEqual([0, true]);
  expect(existsSync(path.join(folder, '.env'))).toBe(false);
  expect(trails(folder, 'off').status).toBe(1);
});
