import { spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, statfsSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where Linux keeps files in memory: tests copy the project's words a hundred times, which takes a disk ten times as long. */
const inMemory = '/dev/shm';
/** Several times what all tests of a run ever had there at once. */
const spaceNeeded = 4 * 1024 ** 3;

/** Gives all tests of a run one temporary folder, and removes it with whatever they have left there. */
export function setup(): () => void {
  const folder = process.env.TMPDIR === undefined && isFit(inMemory) ? makeIn(inMemory) : makeIn(tmpdir());
  process.env.TMPDIR = folder;
  return () => {
    // A browser that ends with its process may still write there.
    rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
}

function makeIn(place: string): string {
  const folder = mkdtempSync(path.join(place, 'line-tests-'));
  // PostgreSQL does not run as root: its user reads there, too.
  chmodSync(folder, 0o755);
  return folder;
}

/** Whether a place has room, and lets programs run: containers often have little of both there. */
function isFit(place: string): boolean {
  let folder: string | undefined;
  try {
    const { bavail, bsize } = statfsSync(place);
    if (bavail * bsize < spaceNeeded) return false;
    folder = makeIn(place);
    const program = path.join(folder, 'program');
    writeFileSync(program, '#!/bin/sh\n', { mode: 0o755 });
    return spawnSync(program).status === 0;
  } catch {
    return false;
  } finally {
    if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
  }
}
