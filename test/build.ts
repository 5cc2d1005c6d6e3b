import { spawnSync } from 'node:child_process';
import { lineProgram } from './line-program.ts';

/** Builds the line where what is built is of another source. Throws where that fails. */
export function setup(): void {
  const { status } = spawnSync(process.execPath, [lineProgram, 'build'], { stdio: 'inherit' });
  if (status !== 0) throw new Error('the line could not be built');
}
