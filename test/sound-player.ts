import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** A sound player that keeps the size of what it was given to play; with a device that is not there, it complains. */
const program = `#!/usr/bin/env node
let size = 0;
process.stdin.on('data', (data) => (size += data.length));
process.stdin.on('end', () => {
  if (process.env.NO_DEVICE) {
    process.stderr.write('there is no such device');
    process.exit(1);
  }
  require('node:fs').appendFileSync(process.env.PLAYED, size + '\\n');
});
`;

/** What stands in for a person's loudspeaker. */
interface TestPlayer {
  /** The environment in which it is the first player that is found. */
  readonly environment: Readonly<Record<string, string>>;
  /** The bytes of each sound that was played to its end. */
  readonly played: () => readonly number[];
}

/** Installs a sound player in a folder. */
export function installPlayer(folder: string): TestPlayer {
  mkdirSync(folder, { recursive: true });
  const file = path.join(folder, 'paplay');
  writeFileSync(file, program);
  chmodSync(file, 0o755);
  const played = path.join(folder, 'played');
  return {
    environment: { PATH: `${folder}${path.delimiter}${process.env.PATH ?? ''}`, PLAYED: played },
    played: () => (existsSync(played) ? readFileSync(played, 'utf8').trim().split('\n').map(Number) : []),
  };
}
