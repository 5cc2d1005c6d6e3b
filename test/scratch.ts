import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Gives all tests of a run one temporary folder, and removes it with whatever they have left there. */
export function setup(): () => void {
  const folder = mkdtempSync(path.join(tmpdir(), 'line-tests-'));
  // PostgreSQL does not run as root: its user reads there, too.
  chmodSync(folder, 0o755);
  process.env.TMPDIR = folder;
  return () => {
    rmSync(folder, { recursive: true, force: true });
  };
}
