import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';

/** A program of the machine's; Debian's is installed where this may be done. Throws where there is none. */
export function findProgram(name: string, packages: string): string {
  const folders = [...(process.env.PATH ?? '').split(path.delimiter), '/usr/sbin'];
  const find = (): string | undefined =>
    folders.map((folder) => path.join(folder, name)).find((file) => existsSync(file));
  const found = find();
  if (found !== undefined) return found;
  spawnSync('apt-get', ['update'], { stdio: 'ignore' });
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', packages], { stdio: 'ignore' });
  const installed = find();
  if (installed === undefined) {
    throw new Error(`${name} is not installed, and cannot be here: apt-get install ${packages}`);
  }
  return installed;
}
