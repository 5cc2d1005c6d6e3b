import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { transformSync } from 'esbuild';
import { onTestFinished } from 'vitest';

/** The hum as a program of this machine, gone with its test: its command, to be completed with arguments. */
export function installHum(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'hum-'));
  onTestFinished(() => {
    rmSync(folder, { recursive: true, force: true });
  });
  const file = path.join(folder, 'hum.mjs');
  const source = readFileSync(path.join(import.meta.dirname, 'hum.ts'), 'utf8');
  writeFileSync(file, transformSync(source, { loader: 'ts', format: 'esm' }).code);
  return `${process.execPath} ${file}`;
}
